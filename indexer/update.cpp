// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/memory_error.hpp"
#include "indexer/parsing/announcement_reader.hpp"
#include "indexer/pending_changes.hpp"
#include "indexer/sources/item_stream_opener.hpp"
#include "indexer/sources/web_archive_folder.hpp"
#include "indexer/stale_files.hpp"
#include "indexer/updated_archives.hpp"
#include "indexer/updated_documents.hpp"
#include "indexer/updated_files.hpp"
#include "schema/file_location.hpp"
#include "schema/term.hpp"
#include "store/database.hpp"
#include "store/write_transaction.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kProgressEvery = 50;

/// The announcements of the sources, one after the other, into an index.
class LiveUpdate {
 public:
  /// `changes`: where documents go; null in a dry run.
  LiveUpdate(IndexJobOptions const& options, UpdatedIndex index, PendingChanges* changes)
      : options_(options),
        index_(std::move(index)),
        changes_(changes),
        archives_(options.archives ? options.archives : std::make_shared<WebArchives>()),
        files_(options, index_),
        documents_(index_, changes, *archives_),
        updated_archives_(*archives_, index_, files_, documents_),
        reader_(open_reader()),
        total_bytes_(options.on_progress ? reader_.total_bytes() : 0) {
    for (SourcePart const& part : parts()) {
      if (part.source != "-") scopes_.push_back(location_of(part));
    }
  }

  LiveUpdate(LiveUpdate const&) = delete;  // its parts refer to each other
  LiveUpdate& operator=(LiveUpdate const&) = delete;

  base::Result<void> run() {
    auto const is_whole = read_all();
    if (!is_whole) return is_whole.error();
    if (*is_whole) {
      files_.finish();
      if (auto followed = follow_archives(); !followed) return followed;
      if (options_.prune) {
        if (auto pruned = prune(); !pruned) return pruned;
      }
    } else {
      files_.finish_in_the_middle(reader_.location());
    }
    if (changes_ != nullptr) {
      auto finished = changes_->finish([this](IndexStage stage) { tell_progress(stage); });
      if (!finished) return finished;
    }
    note_commit();
    return {};
  }

  /// After a failure it counts what was committed.
  [[nodiscard]] IndexReport report(bool has_failed) const {
    IndexReport report = report_;
    if (has_failed) {
      report.added = committed_.added;
      report.updated = committed_.updated;
      report.removed = committed_.removed;
    }
    return report;
  }

 private:
  std::vector<SourcePart> parts() {
    if (!options_.parts.empty()) return options_.parts;
    return whole_sources(options_.sources);
  }

  SourceReader open_reader() {
    return SourceReader::of_parts(
        parts(), options_.limits, [this](FoundFile& file) { return begin_file(file); }, archives_);
  }

  /// False if it was stopped before the end.
  base::Result<bool> read_all() {
    while (!options_.should_stop || !options_.should_stop()) {
      auto item = reader_.next();
      if (!item) {
        note_error(item.error());
        continue;
      }
      if (!*item) return true;
      add(**item);
      if (auto settled = settle(); !settled) return settled.error();
      show_progress();
    }
    return false;
  }

  /// Whether the file is to be read.
  bool begin_file(FoundFile& file) {
    FileStart const start = files_.begin(file);
    updated_archives_.note(file, start.kind == FileStart::Kind::Read);
    if (start.kind == FileStart::Kind::Unchanged) {
      report_.unchanged += start.announcements;
      show_progress();
    }
    if (start.kind != FileStart::Kind::Read) return false;
    file.key = start.key;
    return true;
  }

  void note_error(base::Error const& error) {
    std::string const& location = reader_.location();
    bool const is_missing_source =
        error.code == base::ErrorCode::NotFound &&
        std::ranges::find(scopes_, location) != scopes_.end() &&
        files_.records().find(schema::make_file_term(location)) == nullptr;
    if (is_missing_source && options_.prune && options_.prune_missing) return;
    refuse(rejected_for(error), location);
  }

  void refuse(Rejected rejected, std::string const& location) {
    files_.records().refuse(location);
    report_.rejected.push_back(std::move(rejected));
  }

  base::Result<ItemReading> read(SourceItem const& item) {
    try {
      auto reading = read_for_job(item, options_);
      if (reading && reading->announcement) complete(*reading->announcement);
      return reading;
    } catch (std::bad_alloc const&) {
      base::Error error = base::out_of_memory();
      error.subject = item.name;
      return error;
    }
  }

  /// False if the index has nothing of the item now.
  bool add(SourceItem const& item) {
    auto reading = read(item);
    if (!reading) {
      refuse(rejected_for(reading.error()), item.location);
      return false;
    }
    if (has_unread_pages(*reading, options_)) files_.records().leave_pages(item.location);
    report_.remarks.add(std::move(reading->remarks));
    auto& announcement = reading->announcement;
    if (!announcement) {
      // What may be a photograph is not opened again to be told again.
      if (!schema::has_picture_ending(item.key)) files_.records().leave_out(item.location);
      // The newest page of its address: what an older file of the archive holds is out, too.
      if (is_web_archive(item.location))
        note_removed(updated_archives_.remove(item.key, item.location));
      return false;
    }
    PutOutcome outcome{PutOutcome::Kind::HeldElsewhere};
    if (ids_.insert(announcement->id).second) {
      outcome = documents_.put(*announcement, files_.records());
    }
    if (outcome.kind == PutOutcome::Kind::HeldElsewhere) {
      refuse(duplicate_id(*announcement), item.location);
      return false;
    }
    if (!outcome.lost_by.empty()) files_.retake_from(outcome.lost_by);
    if (!outcome.outdated.empty()) lose_one(outcome.outdated);
    files_.records().add_announcement(item.location);
    count(outcome, *announcement);
    return true;
  }

  void count(PutOutcome const& outcome, schema::Announcement const& announcement) {
    switch (outcome.kind) {
      case PutOutcome::Kind::Added: ++report_.added; break;
      case PutOutcome::Kind::Updated: ++report_.updated; break;
      case PutOutcome::Kind::Unchanged: ++report_.unchanged; break;
      case PutOutcome::Kind::HeldElsewhere: return;
    }
    bool const is_new_text = outcome.kind != PutOutcome::Kind::Unchanged;
    if (is_new_text) report_.text_bytes += text_size(announcement);
    has_changed_ = outcome.is_changed;
  }

  /// A file, unless it was read, has one announcement less than it was counted with.
  void lose_one(std::string const& file_term) {
    FileRecord const* const record = files_.records().find(file_term);
    if (record != nullptr && !record->is_skipped) return;
    files_.lose_one(file_term);
    uncount(file_term);
  }

  /// An announcement of a file that was not read was counted with it as unchanged, and is not.
  void uncount(std::string const& file_term) {
    FileRecord const* const record = files_.records().find(file_term);
    if (record != nullptr && record->is_skipped && report_.unchanged > 0) --report_.unchanged;
  }

  /// `owner`: what UpdatedArchives::remove gave.
  void note_removed(std::optional<std::string> const& owner) {
    if (!owner) return;
    ++report_.removed;
    lose_one(*owner);
    has_changed_ = changes_ != nullptr;
  }

  /// What web archives say of pages in others of their folder. What they say to be gone goes also
  /// without prune: they do not merely lack it.
  base::Result<void> follow_archives() {
    for (auto const& [file, addresses] : updated_archives_.revived()) {
      if (auto read = read_revived(file, addresses); !read) return read;
    }
    for (std::string const& id : updated_archives_.gone()) {
      note_removed(updated_archives_.remove(id));
      if (auto settled = settle(); !settled) return settled;
    }
    for (std::string const& id : updated_archives_.renamed()) {
      auto changed = updated_archives_.with_addresses(id);
      if (!changed) return changed.error();
      if (!*changed) continue;
      count(documents_.put(**changed, files_.records()), **changed);
      uncount(schema::make_file_term((*changed)->source_location));
      if (auto settled = settle(); !settled) return settled;
    }
    return {};
  }

  base::Result<void> read_revived(FoundFile const& file, std::set<std::string> const& addresses) {
    auto stream = open_item_stream(file.path, file.stamp.bytes, {file.name, file.key},
                                   options_.limits, &archives_->folder_of(file.location));
    if (!stream) {
      refuse(rejected_for(stream.error()), file.location);
      return {};
    }
    while (true) {
      auto item = (*stream)->next();
      if (!item) continue;  // told when the file was read
      if (!*item) return {};
      if (!addresses.contains((*item)->key)) continue;
      (*item)->location = file.location;
      if (add(**item)) files_.gain_one(schema::make_file_term(file.location));
      if (auto settled = settle(); !settled) return settled;
    }
  }

  base::Result<void> prune() {
    bool const counts_are_sure = changes_ != nullptr && changes_->are_written();
    for (StaleFile const& file :
         find_stale_files(index_.reading, scopes_, files_.records(), counts_are_sure)) {
      if (file.is_gone && index_.writing) remove_ledger_entry(*index_.writing, file.file_term);
      std::vector<Xapian::docid> const stale = documents_.stale_of(file.file_term);
      (file.is_unknown ? report_.kept : report_.removed) += stale.size();
      if (file.is_unknown || changes_ == nullptr) continue;
      for (Xapian::docid const document : stale) {
        documents_.remove(document);
        has_changed_ = true;
        if (auto settled = settle(); !settled) return settled;
      }
    }
    return {};
  }

  /// After what may have changed a document.
  base::Result<void> settle() {
    if (!std::exchange(has_changed_, false)) return {};
    auto const is_committed = changes_->settle([this] { return share_read(); });
    if (!is_committed) return is_committed.error();
    if (*is_committed) note_commit();
    return {};
  }

  /// Of the bytes of the sources, as far as they can be counted: not those of standard input.
  double share_read() {
    if (total_bytes_ == 0) total_bytes_ = reader_.total_bytes();
    auto const read = static_cast<double>(reader_.consumed_bytes());
    auto const total = static_cast<double>(total_bytes_);
    return read > 0 && total > read ? read / total : 1;
  }

  void note_commit() { committed_ = {report_.added, report_.updated, report_.removed}; }

  void show_progress() {
    if (options_.on_progress && ++steps_ % kProgressEvery == 0) tell_progress(IndexStage::Reading);
  }

  void tell_progress(IndexStage stage) {
    if (!options_.on_progress) return;
    std::size_t const done = report_.indexed() + report_.unchanged + report_.rejected.size();
    options_.on_progress({done, reader_.consumed_bytes(), total_bytes_, stage});
  }

  struct Counts {
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t removed = 0;
  };

  IndexJobOptions const& options_;
  UpdatedIndex index_;
  PendingChanges* changes_;
  std::shared_ptr<WebArchives> archives_;
  UpdatedFiles files_;
  UpdatedDocuments documents_;
  UpdatedArchives updated_archives_;
  std::vector<std::string> scopes_;  ///< absolute paths of what is read
  std::unordered_set<std::string> ids_;
  bool has_changed_ = false;  ///< a document, since the last settle()
  std::size_t steps_ = 0;
  IndexReport report_;
  Counts committed_;
  SourceReader reader_;
  std::uint64_t total_bytes_;
};

/// Opens, checks the version, runs. What fails leaves the last commit.
template <class Open>
IndexOutcome run_with(std::optional<store::WriteTransaction>& transaction, Open open) {
  std::optional<LiveUpdate> update;
  base::Result<void> done;
  try {
    done = store::xapian_guard([&]() -> base::Result<void> {
      if (auto opened = open(update); !opened) return opened;
      return update->run();
    });
  } catch (std::bad_alloc const&) {
    if (transaction) transaction->roll_back();  // so that there is memory for what follows
    done = base::out_of_memory();
  }
  IndexOutcome outcome;
  if (update) outcome.report = update->report(done.has_error());
  if (!done) outcome.error = done.error();
  return outcome;
}

}  // namespace

IndexOutcome run_update(IndexJobOptions const& options, store::IndexFolder const& folder) {
  std::optional<store::WriteTransaction> transaction;
  std::optional<PendingChanges> changes;
  return run_with(transaction, [&](std::optional<LiveUpdate>& update) -> base::Result<void> {
    auto const generation = folder.current_generation();
    if (!generation) return generation.error();
    auto const path = folder.generation_path(*generation);
    transaction.emplace(path);
    auto& database = transaction->database();
    auto known = store::check_schema_version(database, folder.path());
    if (!known) return known;
    changes.emplace(options, folder, path, *transaction);
    update.emplace(options, UpdatedIndex{database, database}, &*changes);
    return {};
  });
}

IndexOutcome run_dry(IndexJobOptions const& options, store::IndexFolder const& folder) {
  std::optional<store::WriteTransaction> nothing_is_written;
  return run_with(nothing_is_written, [&](std::optional<LiveUpdate>& update) -> base::Result<void> {
    auto const generation = folder.current_generation();
    bool const is_missing = !generation && generation.error().code == base::ErrorCode::IndexMissing;
    if (!generation && !is_missing) return generation.error();
    if (is_missing || options.rebuild) {
      update.emplace(options, UpdatedIndex{Xapian::Database(), std::nullopt}, nullptr);
      return {};
    }
    Xapian::Database database(folder.generation_path(*generation).string());
    auto known = store::check_schema_version(database, folder.path());
    if (known) update.emplace(options, UpdatedIndex{database, std::nullopt}, nullptr);
    return known;
  });
}

}  // namespace tracuu::indexer
