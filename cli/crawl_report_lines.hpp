// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/language.hpp"
#include "indexer/crawl/crawl_options.hpp"
#include "indexer/crawl/crawl_report.hpp"

namespace tracuu::cli {

/// What a crawl did, in one line: "1.652 asked in 1.700 s: 120 new, 3 changed …".
[[nodiscard]] std::string crawl_summary(indexer::CrawlReport const& report, bool is_dry_run,
                                        base::Language language);

/// What it left, and why: for each kind the most frequent reasons with an example. A line each;
/// empty if there is nothing to tell.
[[nodiscard]] std::string crawl_reasons(indexer::CrawlReport const& report,
                                        base::Language language);

/// How far it is: "1.652 asked, 120 new or changed, 4.000 wait".
[[nodiscard]] std::string crawl_progress_line(indexer::CrawlProgress const& now, double seconds,
                                              base::Language language);

}  // namespace tracuu::cli
