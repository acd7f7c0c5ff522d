// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "base/result.hpp"
#include "store/index_folder.hpp"

namespace tracuu::store {

// Copies of a whole index: announcements, document ids and metadata as they are,
// written compactly to a build folder, held against the index that they are a copy of
// (store/copy_check.hpp) and switched in when they are on the disk. What was read of pages and what
// people corrected (store/page_store.hpp) is copied, too, just before that.
// Killed at any moment, or on an Error, the destination holds what it held before.

struct CopyReport {
  std::size_t announcements = 0;
  std::uint64_t bytes_before = 0;  ///< on disk, of the index that was copied
  std::uint64_t bytes_after = 0;   ///< of the copy
};

enum class OldBackup { Keep, Replace };

/// Makes `destination` a copy of one commit of `source`, which may be searched and
/// written to meanwhile; a writer that keeps overtaking the copy is waited for in
/// the end and held off. A backup is an index like any other.
///
/// InvalidArgument if `destination` holds an index (and `old` is Keep) or other
/// files, or if one folder lies in the other; IndexLocked if another backup writes
/// to it; IndexMissing, SchemaMismatch, IndexCorrupt of `source`; Busy if the
/// writer did not let go; Io.
[[nodiscard]] base::Result<CopyReport> back_up(IndexFolder const& source,
                                               IndexFolder const& destination, OldBackup old);

/// Makes `destination`, whatever index it held, a copy of `source`, after a full
/// check of `source`. Searchers of `destination` go over to it at their next search.
///
/// IndexCorrupt with the first problem; InvalidArgument if one folder lies in the
/// other; IndexLocked; IndexMissing, SchemaMismatch, Io.
[[nodiscard]] base::Result<CopyReport> restore(IndexFolder const& source,
                                               IndexFolder const& destination);

/// Writes the index anew without the gaps that updates leave; waits for another writer as long as
/// `patience`. IndexMissing, IndexLocked, SchemaMismatch, IndexCorrupt, Io.
[[nodiscard]] base::Result<CopyReport> compact(IndexFolder const& folder,
                                               std::chrono::milliseconds patience = {});

}  // namespace tracuu::store
