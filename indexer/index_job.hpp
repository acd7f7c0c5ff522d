// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "base/result.hpp"
#include "indexer/index_report.hpp"
#include "indexer/source_reader.hpp"
#include "indexer/text_weights.hpp"

namespace tracuu::indexer {

struct IndexOptions {
  std::vector<std::filesystem::path> sources;  ///< files, folders, "-" for standard input
  std::filesystem::path index;
  std::size_t workers = 1;  ///< threads that analyse and write in a full build, 1..64
  bool rebuild = false;     ///< build anew and switch, even if there is an index
  TextWeights weights;
  SourceLimits limits;
  /// Called now and then from the calling thread; may be empty.
  std::function<void(IndexProgress const&)> on_progress;
};

/// Indexes the sources. Without an index, or with `rebuild`, a full build aside,
/// switched in at once when it is complete; otherwise an update of the index in
/// place: announcements with a new id are added, changed ones replaced,
/// unchanged ones left alone. Searchers are never disturbed.
///
/// Inputs that can't be read are listed in the report and do not stop the run;
/// of two announcements with one id the first is kept and the second listed.
/// An Error means that the index is as it was before (full build) or holds what
/// was committed (update): InvalidArgument, IndexLocked, SchemaMismatch, Io.
[[nodiscard]] base::Result<IndexReport> run_index_job(IndexOptions const& options);

}  // namespace tracuu::indexer
