// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/language.hpp"
#include "formats/json_fields.hpp"
#include "search/api/curated.hpp"

namespace tracuu::formats {

/// Adds "best_bets", "alert" and "route" to `object`, each only if there is one: answers without
/// rules are as they are without a file. Texts are in `language`.
void add_curated(Json& object, search::Curated const& curated, base::Language language);

/// What rules do to a query, in the order of the file.
[[nodiscard]] Json effects_json(std::vector<search::RuleEffect> const& effects);

}  // namespace tracuu::formats
