// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/document/document_builder.hpp"
#include "indexer/document/xapian_document.hpp"
#include "indexer/file_records.hpp"
#include "indexer/parsing/announcement_reader.hpp"
#include "indexer/stale_files.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "store/database.hpp"
#include "store/document_lookup.hpp"
#include "store/tombstones.hpp"

namespace tracuu::indexer {

namespace {

/// Changes between commits: readers see an update grow in steps of this size.
constexpr std::size_t kCommitEvery = 5'000;

constexpr std::size_t kProgressEvery = 50;

/// The term of the file that a document came from; "" if it is none.
std::string file_term_of(Xapian::Document const& document) {
  return store::first_term(document, schema::field(schema::FieldId::SourceFile).prefix);
}

std::string file_term_of(schema::Announcement const& announcement) {
  std::string const& path = announcement.source_location;
  return path.empty() ? "" : schema::make_file_term(path);
}

class LiveUpdate {
 public:
  /// Without `writing` it only finds out what would be done.
  LiveUpdate(IndexOptions const& options, Xapian::Database reading,
             std::optional<Xapian::WritableDatabase> writing)
      : options_(options),
        database_(std::move(reading)),
        writing_(std::move(writing)),
        builder_(options.weights),
        reader_(open_reader()),
        total_bytes_(options.on_progress ? reader_.total_bytes() : 0) {
    for (SourcePart const& part : parts()) {
      if (part.source != "-") scopes_.push_back(location_of(part));
    }
  }

  void run() {
    while (!(is_stopped_ = options_.should_stop && options_.should_stop())) {
      auto item = reader_.next();
      if (!item) {
        note_error(item.error());
        continue;
      }
      if (!*item) break;
      add(**item);
      show_progress();
    }
    // Of the file in the middle of which it was stopped the rest is not known.
    if (is_stopped_ && !current_file_.empty()) records_.refuse(reader_.location());
    finish_file();
    if (options_.prune && !is_stopped_) prune();
    commit();
  }

  /// After a failure it counts what was committed.
  IndexReport take_report(bool has_failed) {
    if (has_failed) {
      report_.added = committed_.added;
      report_.updated = committed_.updated;
      report_.removed = committed_.removed;
    }
    return std::move(report_);
  }

 private:
  std::vector<SourcePart> parts() {
    if (!options_.parts.empty()) return options_.parts;
    return whole_sources(options_.sources);
  }

  SourceReader open_reader() {
    return SourceReader::of_parts(parts(), options_.limits,
                                  [this](FoundFile const& file) { return begin_file(file); });
  }

  /// Whether the file is to be read.
  bool begin_file(FoundFile const& file) {
    finish_file();
    if (!records_.begin(file)) return false;
    std::string file_term = schema::make_file_term(file.location);
    auto const entry = find_ledger_entry(database_, file_term);
    if (entry && is_as_known(file, file_term, *entry)) {
      records_.skip(file_term, entry->announcements);
      report_.unchanged += entry->announcements;
      show_progress();
      return false;
    }
    if (writing_ && entry) distrust_ledger_entry(*writing_, file_term);
    // A cut term says only with its entry whose it is.
    bool const is_cut = file.location.size() > schema::kMaxPlainTermBytes;
    if (writing_ && !entry && is_cut) set_ledger_entry(*writing_, file.location, {});
    current_file_ = std::move(file_term);
    return true;
  }

  bool is_as_known(FoundFile const& file, std::string const& file_term, LedgerEntry const& entry) {
    if (options_.reread || entry.stamp != file.stamp || retaken_.contains(file_term)) return false;
    // Announcements that it lost earlier, when nobody pruned, are found by reading it.
    return !options_.prune || database_.get_termfreq(file_term) == entry.announcements;
  }

  void finish_file() {
    if (current_file_.empty()) return;
    std::string const file_term = std::exchange(current_file_, "");
    FileRecord const& record = *records_.find(file_term);
    auto const known = find_ledger_entry(database_, file_term);
    LedgerEntry const entry = record.entry();
    bool const is_worth_it = known || entry.stamp || entry.announcements > 0;
    if (writing_ && is_worth_it && known != entry) {
      set_ledger_entry(*writing_, record.location, entry);
    }
  }

  void note_error(base::Error const& error) {
    std::string const& location = reader_.location();
    bool const is_missing_source = error.code == base::ErrorCode::NotFound &&
                                   std::ranges::find(scopes_, location) != scopes_.end() &&
                                   records_.find(schema::make_file_term(location)) == nullptr;
    if (is_missing_source && options_.prune && options_.prune_missing) return;
    refuse(rejected_for(error), location);
  }

  void refuse(Rejected rejected, std::string const& location) {
    records_.refuse(location);
    report_.rejected.push_back(std::move(rejected));
  }

  void add(SourceItem const& item) {
    auto announcement = read_announcement(item, options_.limits);
    if (!announcement) {
      refuse(rejected_for(announcement.error()), item.location);
      return;
    }
    complete(*announcement);
    if (!ids_.insert(announcement->id).second || !put(*announcement)) {
      refuse(duplicate_id(*announcement), item.location);
      return;
    }
    records_.add_announcement(item.location);
  }

  /// False if a file that was not read, because it is as it was, holds the id.
  bool put(schema::Announcement const& announcement) {
    std::string const id_term = schema::make_id_term(announcement.id);
    auto const found = store::find_document(database_, id_term);
    if (!found) {
      store(announcement, id_term);
      if (writing_) store::remove_tombstone(*writing_, announcement.id);
      ++report_.added;
      report_.text_bytes += text_size(announcement);
      return true;
    }
    Xapian::Document const document = database_.get_document(*found);
    std::string const owner = file_term_of(document);
    bool const moves = owner != file_term_of(announcement);
    FileRecord const* const owner_record = moves ? records_.find(owner) : nullptr;
    if (owner_record != nullptr && owner_record->is_skipped) return false;
    bool const is_same =
        document.get_value(schema::kContentHashSlot) == schema::content_hash(announcement);
    if (!is_same || moves) store(announcement, id_term);
    ++(is_same ? report_.unchanged : report_.updated);
    if (!is_same) report_.text_bytes += text_size(announcement);
    mark_seen(*found);
    if (moves && owner_record == nullptr && !owner.empty()) retake_from(owner);
    return true;
  }

  void store(schema::Announcement const& announcement, std::string const& id_term) {
    if (!writing_) return;
    mark_seen(
        writing_->replace_document(id_term, to_xapian_document(builder_.build(announcement))));
    count_change();
  }

  /// The file has one announcement less than the ledger says: it must be read
  /// again, to have it back if it is still there.
  void retake_from(std::string const& file_term) {
    if (writing_) distrust_ledger_entry(*writing_, file_term);
    retaken_.insert(file_term);
  }

  void mark_seen(Xapian::docid document) {
    if (seen_.size() <= document) seen_.resize(document + document / 2 + 1);
    seen_[document] = true;
  }

  [[nodiscard]] bool is_seen(Xapian::docid document) const {
    return document < seen_.size() && seen_[document];
  }

  void prune() {
    for (StaleFile const& file :
         find_stale_files(database_, scopes_, records_, writing_.has_value())) {
      if (file.is_gone && writing_) remove_ledger_entry(*writing_, file.file_term);
      std::vector<Xapian::docid> stale;
      auto const end = database_.postlist_end(file.file_term);
      for (auto one = database_.postlist_begin(file.file_term); one != end; ++one) {
        if (!is_seen(*one)) stale.push_back(*one);
      }
      (file.is_unknown ? report_.kept : report_.removed) += stale.size();
      if (file.is_unknown || !writing_) continue;
      for (Xapian::docid const document : stale) {
        store::set_tombstone(*writing_, database_.get_document(document), schema::now());
        writing_->delete_document(document);
        count_change();
      }
    }
  }

  void count_change() {
    if (++changes_ % kCommitEvery == 0) commit();
  }

  void commit() {
    if (writing_) writing_->commit();
    committed_ = {report_.added, report_.updated, report_.removed};
  }

  void show_progress() {
    if (!options_.on_progress || ++steps_ % kProgressEvery != 0) return;
    std::size_t const done = report_.indexed() + report_.unchanged + report_.rejected.size();
    options_.on_progress({done, reader_.consumed_bytes(), total_bytes_, IndexStage::Reading});
  }

  struct Counts {
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t removed = 0;
  };

  IndexOptions const& options_;
  Xapian::Database database_;
  std::optional<Xapian::WritableDatabase> writing_;  ///< the same one
  DocumentBuilder builder_;
  FileRecords records_;
  std::vector<std::string> scopes_;  ///< absolute paths of what is read
  std::string current_file_;         ///< term of the file being read; "" = none
  std::unordered_set<std::string> ids_;
  std::unordered_set<std::string> retaken_;  ///< files that lost announcements to others
  std::vector<bool> seen_;                   ///< documents that a source still holds
  bool is_stopped_ = false;
  std::size_t changes_ = 0;
  std::size_t steps_ = 0;
  IndexReport report_;
  Counts committed_;
  SourceReader reader_;
  std::uint64_t total_bytes_;
};

/// Opens, checks the version, runs.
template <class Open>
IndexOutcome run_with(Open open) {
  std::optional<LiveUpdate> update;
  auto const done = store::xapian_guard([&]() -> base::Result<void> {
    if (auto opened = open(update); !opened) return opened;
    update->run();
    return {};
  });
  IndexOutcome outcome;
  if (update) outcome.report = update->take_report(done.has_error());
  if (!done) outcome.error = done.error();
  return outcome;
}

}  // namespace

IndexOutcome run_update(IndexOptions const& options, store::IndexFolder const& folder) {
  return run_with([&](std::optional<LiveUpdate>& update) -> base::Result<void> {
    auto const generation = folder.current_generation();
    if (!generation) return generation.error();
    Xapian::WritableDatabase database(folder.generation_path(*generation).string(),
                                      Xapian::DB_OPEN);
    auto known = store::check_schema_version(database, folder.path());
    if (known) update.emplace(options, database, database);
    return known;
  });
}

IndexOutcome run_dry(IndexOptions const& options, store::IndexFolder const& folder) {
  return run_with([&](std::optional<LiveUpdate>& update) -> base::Result<void> {
    auto const generation = folder.current_generation();
    bool const is_missing = !generation && generation.error().code == base::ErrorCode::IndexMissing;
    if (!generation && !is_missing) return generation.error();
    if (is_missing || options.rebuild) {
      update.emplace(options, Xapian::Database(), std::nullopt);
      return {};
    }
    Xapian::Database database(folder.generation_path(*generation).string());
    auto known = store::check_schema_version(database, folder.path());
    if (known) update.emplace(options, database, std::nullopt);
    return known;
  });
}

}  // namespace tracuu::indexer
