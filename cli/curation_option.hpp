// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "search/api/curated.hpp"
#include "search/curation/live_curation.hpp"

namespace tracuu::cli {

/// The rules of `file`; null if it is empty. Io, InvalidArgument.
[[nodiscard]] base::Result<std::shared_ptr<search::LiveCuration const>> curation_of(
    std::filesystem::path const& file);

/// A line a rule: what it does to a query, and when. `language` of the words around it.
[[nodiscard]] std::string effects_text(std::vector<search::RuleEffect> const& effects,
                                       base::Language language);

}  // namespace tracuu::cli
