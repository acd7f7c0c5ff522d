// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "indexer/document/document_builder.hpp"
#include "indexer/index_job.hpp"
#include "indexer/update_merge.hpp"
#include "schema/announcement.hpp"
#include "store/index_folder.hpp"
#include "store/write_transaction.hpp"

namespace tracuu::indexer {

/// The documents that an update adds, replaces and removes, on one of two ways into the index: in
/// place, some thousand at a time, or, when there are many, by a merge into a new generation
/// (update_merge.hpp).
///
/// In place a change costs about 3 ms, and what it writes is packed badly; a merge costs 0.4 ms a
/// change and about 40 µs for each document of the index. So a merge pays from about one document
/// in fifty on (docs/performance.md), which is where MergeWhen::Auto begins. Changes wait in memory
/// until it is known whether there are so many; if more have to wait than fit, what is left of the
/// sources tells, and as long as it says no they go in place. Thus nothing is lost but time if the
/// guess is wrong: whatever was written in place is merged later.
///
/// An index that changes in place have left loose (index_packing.hpp) is written anew with the
/// first change, however few there are.
///
/// Ledger and tombstones are changed in the transaction as the update goes, and are committed, or
/// taken over into the new generation, with the documents. Not thread-safe; may throw
/// Xapian::Error.
class PendingChanges {
 public:
  /// `database`: that of the transaction, `folder` its index. All must outlive it.
  PendingChanges(IndexJobOptions const& options, store::IndexFolder const& folder,
                 std::filesystem::path database, store::WriteTransaction& transaction);

  /// Adds an announcement, in the place of a document if it `replaces` one.
  void put(schema::Announcement announcement, std::optional<Xapian::docid> replaces);
  void remove(Xapian::docid document);

  /// Whether the database of the transaction holds all that was changed.
  [[nodiscard]] bool are_written() const { return waiting_.empty() && !merge_; }

  /// Called with each document that was written in place.
  std::function<void(Xapian::docid)> on_written;

  /// After a change. `share_read`: how much of the sources was read, above 0 and at most 1; asked
  /// only if that matters. True if all changes so far were committed in place. Io, DiskFull.
  [[nodiscard]] base::Result<bool> settle(std::function<double()> const& share_read);

  /// All is read: commits, in place or by the merge. `on_stage` is told what a merge is at.
  /// Errors of UpdateMerge.
  [[nodiscard]] base::Result<void> finish(std::function<void(IndexStage)> const& on_stage);

 private:
  struct Change {
    std::optional<schema::Announcement> announcement;  ///< nothing: a removal
    std::optional<Xapian::docid> document;             ///< that is replaced or removed
  };

  void add(Change change);
  [[nodiscard]] bool are_many(double changes) const;
  base::Result<void> begin_merge();
  base::Result<void> merge_waiting();
  void write_waiting();
  base::Result<void> finish_merge(std::function<void(IndexStage)> const& on_stage);

  IndexJobOptions const& options_;
  store::IndexFolder const& folder_;
  std::filesystem::path database_path_;
  store::WriteTransaction& transaction_;
  Xapian::WritableDatabase& database_;
  DocumentBuilder builder_;
  MergeWhen when_;
  std::size_t first_count_;            ///< documents of the index before the update
  std::optional<double> loose_times_;  ///< the index is to be written anew: loose_times()
  std::vector<Change> waiting_;
  std::size_t waiting_bytes_ = 0;  ///< of their text
  std::size_t changes_ = 0;        ///< so far
  std::unique_ptr<UpdateMerge> merge_;
};

}  // namespace tracuu::indexer
