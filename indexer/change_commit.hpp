// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "indexer/change_journal.hpp"
#include "indexer/document/text_weights.hpp"
#include "store/index_folder.hpp"

namespace tracuu::indexer {

/// A place in the journal: before it stand so many changes of that file, and all files before it.
struct JournalPosition {
  std::size_t file = 0;
  std::size_t changes = 0;
};

/// How much one commit takes of the journal, at least one change. Xapian keeps 100 to 360 bytes in
/// memory for each posting (of a text, about two a syllable) until the commit; measured
/// with 1.4.22.
struct CommitLimits {
  std::size_t changes = 5'000;
  std::size_t postings = 1'000'000;
};

/// What a commit has put into the index.
struct CommittedChanges {
  std::size_t changes = 0;
  std::vector<std::size_t> finished;  ///< numbers of the files that are in the index, whole
  JournalPosition next;               ///< where the next commit goes on
  bool is_full = false;               ///< a limit was reached: more may be left
};

/// Applies the changes of `files`, the oldest first, from `begin` on until a limit is reached, and
/// commits them: all of these or, after an error, none. Reads a line at a time. REQUIRES: the
/// caller holds the WriterLock of `folder`. IndexMissing, SchemaMismatch, IndexCorrupt,
/// IndexLocked, DiskFull, OutOfMemory, Io.
[[nodiscard]] base::Result<CommittedChanges> commit_changes(
    store::IndexFolder const& folder, ChangeJournal const& journal,
    std::span<ChangeJournal::File const> files, JournalPosition begin, TextWeights weights,
    CommitLimits limits);

}  // namespace tracuu::indexer
