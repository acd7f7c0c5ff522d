// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/api/hit.hpp"

namespace tracuu::formats {

/// How readers know an attachment of `hit`: by the text of the link on its page, which the hit
/// tells if SearchRequest::related asked for it; else by its title. Thread-safe.
[[nodiscard]] std::string attached_name(search::Hit const& hit,
                                        search::AttachedHit const& attached);

}  // namespace tracuu::formats
