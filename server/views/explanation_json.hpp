// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/search_result.hpp"

namespace tracuu::server {

/// How the query `text` was read and run, as the API sends it (docs/api.md).
/// Thread-safe.
[[nodiscard]] std::string explanation_json(std::string const& text,
                                           search::Explanation const& explanation,
                                           search::Language language);

}  // namespace tracuu::server
