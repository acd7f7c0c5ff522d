// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "cli/options.hpp"
#include "cli/terminal/output.hpp"
#include "cli/terminal/progress.hpp"
#include "indexer/index_job.hpp"
#include "indexer/ocr_job.hpp"

namespace tracuu::cli {

/// What it takes to read pages that are pictures, if that was asked for (`--ocr`) and can be done;
/// where tesseract lacks that is said on standard error, and all else goes on without. An error of
/// the store of pages is one.
[[nodiscard]] base::Result<std::optional<indexer::OcrJobOptions>> open_ocr(
    IndexOptions const& options, Output const& output);

/// Lets the job of an index know of it: pages that are pictures wait.
void add_ocr(std::optional<indexer::OcrJobOptions> const& ocr, indexer::IndexJobOptions& job);

/// Shows how far the reading of pages is, and what became of it, on standard error.
class OcrDisplay {
 public:
  /// `ocr` tells it from now on. REQUIRES: it outlives the runs of that.
  OcrDisplay(indexer::OcrJobOptions& ocr, Output const& output);
  OcrDisplay(OcrDisplay const&) = delete;
  OcrDisplay& operator=(OcrDisplay const&) = delete;

  void report(indexer::OcrReport const& report);

 private:
  Output const& output_;
  LineDisplay line_;
};

/// Reads what waits after a run of `job`, until it is done or SIGINT or SIGTERM come. What ended it
/// early is in the report; an error where signals can't be waited for.
[[nodiscard]] base::Result<indexer::OcrReport> read_waiting_pages(
    indexer::OcrJobOptions ocr, indexer::IndexJobOptions const& job,
    indexer::IndexReport const& report, Output const& output);

/// "12 of 340 pages read  18.2/min  18:01 left".
[[nodiscard]] std::string format_ocr_progress(indexer::OcrProgress const& progress,
                                              base::Language language = base::Language::English);

}  // namespace tracuu::cli
