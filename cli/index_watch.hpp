// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cli/output.hpp"
#include "indexer/folder_watch.hpp"
#include "indexer/index_job.hpp"

namespace tracuu::cli {

/// Follows the sources until SIGINT or SIGTERM; a line for each set of changes.
[[nodiscard]] base::Result<void> follow_sources(indexer::IndexJobOptions const& job,
                                                indexer::FolderWatch& watch, Output const& output);

/// "refused: …", a line each, on standard error.
void print_refusals(indexer::IndexReport const& report, Output const& output);

}  // namespace tracuu::cli
