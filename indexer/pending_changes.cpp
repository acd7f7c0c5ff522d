// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pending_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/document/xapian_document.hpp"
#include "indexer/index_packing.hpp"
#include "schema/term.hpp"
#include "store/changed_documents.hpp"

namespace tracuu::indexer {

namespace {

/// A merge pays when more than one document in so many changes, and some are not worth one.
constexpr std::size_t kDocumentsAChange = 50;
constexpr std::size_t kFewChanges = 500;

/// What waits at most, and goes into one commit: readers see an update in place grow in steps of
/// this size. Xapian takes some hundred bytes of memory for each posting until the commit, and a
/// text has about one for five of its bytes.
constexpr std::size_t kWaitingChanges = 5'000;
constexpr std::size_t kWaitingTextBytes = 10u << 20;

MergeWhen possible(IndexJobOptions const& options) {
  bool const can_merge = is_tested(options.xapian) && !options.through_xapian;
  if (can_merge || options.merge == MergeWhen::Never) return options.merge;
  if (options.merge == MergeWhen::Always && options.on_notice) {
    options.on_notice(fmt::format(
        "the index is changed in place, through Xapian {}: merging was tested with {} "
        "to {}, without --through-xapian",
        to_string(options.xapian), to_string(kOldestTestedXapian), to_string(kNewestTestedXapian)));
  }
  return MergeWhen::Never;
}

}  // namespace

PendingChanges::PendingChanges(IndexJobOptions const& options, store::IndexFolder const& folder,
                               std::filesystem::path database, store::WriteTransaction& transaction)
    : options_(options),
      folder_(folder),
      database_path_(std::move(database)),
      transaction_(transaction),
      database_(transaction.database()),
      builder_(options.weights),
      when_(possible(options)),
      first_count_(database_.get_doccount()),
      loose_times_(loose_times(database_path_, database_, options.loose)) {}

void PendingChanges::put(schema::Announcement announcement, std::optional<Xapian::docid> replaces) {
  waiting_bytes_ += text_size(announcement);
  add({std::move(announcement), replaces});
}

void PendingChanges::remove(Xapian::docid document) {
  add({std::nullopt, document});
}

void PendingChanges::add(Change change) {
  waiting_.push_back(std::move(change));
  ++changes_;
}

/// Whether so many are worth a merge.
bool PendingChanges::are_many(double changes) const {
  bool const is_any_enough =
      when_ == MergeWhen::Always || (when_ == MergeWhen::Auto && loose_times_.has_value());
  if (is_any_enough) return changes > 0;
  std::size_t const few = std::max(kFewChanges, first_count_ / kDocumentsAChange);
  return when_ == MergeWhen::Auto && changes > static_cast<double>(few);
}

base::Result<bool> PendingChanges::settle(std::function<double()> const& share_read) {
  if (!merge_ && are_many(static_cast<double>(changes_))) {
    if (auto begun = begin_merge(); !begun) return begun.error();
  }
  if (merge_) {
    if (auto merged = merge_waiting(); !merged) return merged.error();
    return false;
  }
  bool const is_full = waiting_.size() >= kWaitingChanges || waiting_bytes_ >= kWaitingTextBytes;
  if (!is_full) return false;
  if (when_ == MergeWhen::Auto && are_many(static_cast<double>(changes_) / share_read())) {
    if (auto begun = begin_merge(); !begun) return begun.error();
    if (merge_) return settle(share_read);
  }
  write_waiting();
  return true;
}

base::Result<void> PendingChanges::finish(std::function<void(IndexStage)> const& on_stage) {
  if (merge_) return finish_merge(on_stage);
  write_waiting();
  return {};
}

/// Does nothing, this time and later, if there is too little room on the disk.
base::Result<void> PendingChanges::begin_merge() {
  if (when_ == MergeWhen::Auto && !has_room_to_merge(folder_, database_path_)) {
    when_ = MergeWhen::Never;
    if (options_.on_notice) {
      options_.on_notice(
          "the index is changed in place, which takes longer: a merge into a new one needs room "
          "for "
          "it on the disk");
    }
    return {};
  }
  auto begun = UpdateMerge::begin(options_, folder_, database_path_, database_.get_lastdocid());
  if (!begun) return begun.error();
  merge_ = std::move(*begun);
  if (loose_times_ && options_.on_notice) {
    options_.on_notice(fmt::format(
        "the index takes {:.1f} times the room that it needs: it is written anew", *loose_times_));
  }
  return {};
}

base::Result<void> PendingChanges::merge_waiting() {
  for (Change& change : waiting_) {
    if (change.document) merge_->drop(*change.document);
    if (!change.announcement) continue;
    if (auto added = merge_->add(std::move(*change.announcement)); !added) return added;
  }
  waiting_.clear();
  waiting_bytes_ = 0;
  return {};
}

/// In one commit, with what the transaction has of the files that they came from.
void PendingChanges::write_waiting() {
  std::vector<Xapian::docid> changed;
  for (Change const& change : waiting_) {
    if (change.document) changed.push_back(*change.document);
    if (!change.announcement) {
      database_.delete_document(*change.document);
      continue;
    }
    Xapian::Document const document = to_xapian_document(builder_.build(*change.announcement));
    changed.push_back(
        database_.replace_document(schema::make_id_term(change.announcement->id), document));
    on_written(changed.back());
  }
  store::record_changed_documents(database_, std::move(changed));
  waiting_.clear();
  waiting_bytes_ = 0;
  transaction_.commit();
}

base::Result<void> PendingChanges::finish_merge(std::function<void(IndexStage)> const& on_stage) {
  if (auto ended = merge_->end_reading(database_); !ended) return ended;
  auto const metadata = all_metadata(database_);
  transaction_.roll_back();
  return merge_->finish(metadata, on_stage);
}

}  // namespace tracuu::indexer
