// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/index_job.hpp"
#include "schema/index_folder.hpp"

namespace tracuu::indexer {

/// Adds and replaces announcements in the generation in use; see run_index_job.
/// REQUIRES: the caller holds the WriterLock of `folder`.
[[nodiscard]] base::Result<IndexReport> run_update(IndexOptions const& options,
                                                   schema::IndexFolder const& folder);

}  // namespace tracuu::indexer
