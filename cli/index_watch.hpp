// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "cli/terminal/output.hpp"
#include "indexer/folder_watch.hpp"
#include "indexer/index_job.hpp"
#include "indexer/item/reading_remarks.hpp"
#include "indexer/ocr_job.hpp"

namespace tracuu::cli {

/// What goes on after the first run of an index, besides changes.
struct FollowedPages {
  std::optional<indexer::OcrJobOptions> ocr;      ///< none: pages that are pictures are not read
  std::vector<indexer::WaitingDocument> waiting;  ///< documents whose pages the first run left
};

/// Follows the sources until SIGINT or SIGTERM; a line for each set of changes. Pages that are
/// pictures are read meanwhile.
[[nodiscard]] base::Result<void> follow_sources(indexer::IndexJobOptions const& job,
                                                FollowedPages pages, indexer::FolderWatch& watch,
                                                Output const& output);

/// "refused: …", a line each, on standard error.
void print_refusals(indexer::IndexReport const& report, Output const& output);

}  // namespace tracuu::cli
