// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
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

/// Reads what waits after a run of `job`, until it is done or SIGINT or SIGTERM come; progress and
/// what became of it on standard error. The error that ended it, if one did.
[[nodiscard]] base::Result<indexer::OcrReport> read_waiting_pages(
    indexer::OcrJobOptions ocr, indexer::IndexJobOptions const& job,
    indexer::IndexReport const& report, Output const& output);

/// "12 of 340 pages read  18.2/min  18:01 left".
[[nodiscard]] std::string format_ocr_progress(indexer::OcrProgress const& progress,
                                              std::chrono::duration<double> elapsed);

}  // namespace tracuu::cli
