// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/language.hpp"

namespace tracuu::server {

/// The language that an Accept-Language header asks for: English only if it is
/// named there above Vietnamese. "en-US,en;q=0.9" -> English,
/// "vi-VN,vi;q=0.9,en;q=0.8" -> Vietnamese, "" or nonsense -> Vietnamese.
[[nodiscard]] base::Language accepted_language(std::string_view header);

}  // namespace tracuu::server
