// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/html/html_explanation.hpp"

namespace tracuu::indexer {

/// Which page to explain, and by what rules.
struct PageQuestion {
  std::filesystem::path source;  ///< a page, or a web archive or archive that holds some
  std::string address;           ///< of the page in it, or its path there; empty: the first page
  std::filesystem::path rules;   ///< file of extraction rules; empty: none
};

/// How a page was read.
struct PageExplanation {
  std::string name;  ///< of the page, as in reports
  HtmlExplanation page;
  std::optional<base::Error> refused;     ///< the page would not be indexed, and why
  std::vector<std::string> missed_rules;  ///< those for the page that selected nothing
};

/// Finds the page and explains it (html_explanation.hpp). NotFound if the source holds no such
/// page; else the errors of reading the source and the rules. Reads no further than the page.
[[nodiscard]] base::Result<PageExplanation> explain_page(PageQuestion const& question);

}  // namespace tracuu::indexer
