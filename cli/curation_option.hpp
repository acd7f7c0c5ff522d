// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "search/api/curated.hpp"
#include "search/curation/live_curation.hpp"
#include "search/searcher.hpp"

namespace tracuu::cli {

/// The searcher of `index` under the rules of `file`; under none if it is empty. Errors of both.
[[nodiscard]] base::Result<search::Searcher> open_searcher(store::ShardList const& index,
                                                           std::filesystem::path const& file,
                                                           search::SearcherSettings settings = {});

/// A line a rule: what it does to a query, and when. `language` of the words around it.
[[nodiscard]] std::string effects_text(std::vector<search::RuleEffect> const& effects,
                                       base::Language language);

}  // namespace tracuu::cli
