// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "indexer/html/extraction_rules.hpp"
#include "indexer/index_report.hpp"
#include "indexer/ocr_job.hpp"

namespace tracuu::cli {

/// What a report says of a run besides its outcome.
struct IndexRunFacts {
  std::chrono::system_clock::time_point started;
  std::uint64_t peak_rss_bytes = 0;  ///< memory, at its highest
  std::vector<indexer::RuleMisses> missed_rules;
  std::optional<indexer::OcrReport> ocr;  ///< if pages that are pictures were read
};

/// The run as one JSON object, ended by '\n': docs/cli/index.md has the keys.
/// Always valid UTF-8.
[[nodiscard]] std::string index_report_json(IndexOptions const& options, IndexRunFacts const& facts,
                                            indexer::IndexOutcome const& outcome);

}  // namespace tracuu::cli
