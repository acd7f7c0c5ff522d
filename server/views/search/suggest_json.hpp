// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "search/api/suggestion.hpp"

namespace tracuu::server {

/// The suggestions for `typed` as the API sends them (docs/api.md): one JSON object, no
/// newline. Matches count UTF-16 code units, as JavaScript's slice() does. `language` is
/// that of the pages linked to. Thread-safe.
[[nodiscard]] std::string suggest_json(std::string_view typed, std::string_view revision,
                                       std::vector<search::Suggestion> const& suggestions,
                                       base::Language language);

/// The form that browsers ask for (OpenSearch Suggestions 1.1): ["khai", ["khai sinh"]].
[[nodiscard]] std::string suggest_opensearch_json(
    std::string_view typed, std::vector<search::Suggestion> const& suggestions);

}  // namespace tracuu::server
