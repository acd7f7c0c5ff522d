// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index_job.hpp"
#include "store/index_folder.hpp"

namespace tracuu::indexer {

/// Builds a new generation from all sources and switches to it; see
/// run_index_job. With nothing to index it leaves everything as it is.
/// REQUIRES: the caller holds the WriterLock of `folder`.
[[nodiscard]] IndexOutcome run_full_build(IndexJobOptions const& options,
                                          store::IndexFolder const& folder);

}  // namespace tracuu::indexer
