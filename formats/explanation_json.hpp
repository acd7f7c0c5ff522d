// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/language.hpp"
#include "search/api/explanation.hpp"

namespace tracuu::formats {

/// How the query `text` was read and run, as the API sends it (docs/api.md).
/// Thread-safe.
[[nodiscard]] std::string explanation_json(std::string const& text,
                                           search::Explanation const& explanation,
                                           base::Language language);

}  // namespace tracuu::formats
