// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index_job.hpp"
#include "store/index_folder.hpp"

namespace tracuu::indexer {

/// Adds, replaces and (with `prune`) removes announcements: in the generation in use or, if they
/// are many, by a merge into a new one (pending_changes.hpp); see run_index_job. Files that the
/// ledger (indexer/file_ledger.hpp) knows as they are now are not read.
/// REQUIRES: the caller holds the WriterLock of `folder`.
[[nodiscard]] IndexOutcome run_update(IndexJobOptions const& options,
                                      store::IndexFolder const& folder);

/// What a run would do, also a full build. Writes nothing and needs no lock.
[[nodiscard]] IndexOutcome run_dry(IndexJobOptions const& options,
                                   store::IndexFolder const& folder);

}  // namespace tracuu::indexer
