// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update.hpp"

#include <algorithm>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/memory_error.hpp"
#include "indexer/document/document_builder.hpp"
#include "indexer/document/xapian_document.hpp"
#include "indexer/parsing/announcement_reader.hpp"
#include "indexer/stale_files.hpp"
#include "indexer/updated_files.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "store/database.hpp"
#include "store/document_lookup.hpp"
#include "store/tombstones.hpp"
#include "store/write_transaction.hpp"

namespace tracuu::indexer {

namespace {

/// Changes between commits: readers see an update grow in steps of this size.
constexpr std::size_t kCommitEvery = 5'000;

/// Postings between commits: Xapian takes some hundred bytes of memory for each.
constexpr std::size_t kPostingsACommit = 2'000'000;

constexpr std::size_t kProgressEvery = 50;

/// The term of the file that a document came from; "" if it is none.
std::string file_term_of(Xapian::Document const& document) {
  return store::first_term(document, schema::field(schema::FieldId::SourceFile).prefix);
}

std::string file_term_of(schema::Announcement const& announcement) {
  std::string const& path = announcement.source_location;
  return path.empty() ? "" : schema::make_file_term(path);
}

/// What became of an announcement that was put into the index.
struct PutOutcome {
  enum class Kind {
    Added,
    Updated,
    Unchanged,
    HeldElsewhere,  ///< a file that was not read, because it is as it was, holds the id
  };
  Kind kind = Kind::Added;
  bool is_written = false;
  std::string lost_by{};  ///< term of the file that had it and was not met yet; may be empty
};

/// The documents of the index, and which of them a source still holds. Not
/// thread-safe.
class UpdatedDocuments {
 public:
  UpdatedDocuments(IndexJobOptions const& options, UpdatedIndex& index)
      : index_(index), builder_(options.weights) {}

  [[nodiscard]] PutOutcome put(schema::Announcement const& announcement,
                               FileRecords const& records) {
    std::string const id_term = schema::make_id_term(announcement.id);
    auto const found = store::find_document(index_.reading, id_term);
    if (!found) {
      bool const is_written = write(announcement, id_term);
      if (is_written) store::remove_tombstone(*index_.writing, announcement.id);
      return {PutOutcome::Kind::Added, is_written};
    }
    Xapian::Document const document = index_.reading.get_document(*found);
    std::string const owner = file_term_of(document);
    bool const moves = owner != file_term_of(announcement);
    FileRecord const* const owner_record = moves ? records.find(owner) : nullptr;
    bool const is_held = owner_record != nullptr && owner_record->is_skipped;
    if (is_held) return {PutOutcome::Kind::HeldElsewhere};
    bool const is_same =
        document.get_value(schema::kContentHashSlot) == schema::content_hash(announcement);
    bool const is_written = (!is_same || moves) && write(announcement, id_term);
    mark_seen(*found);
    bool const is_lost = moves && owner_record == nullptr;
    return {is_same ? PutOutcome::Kind::Unchanged : PutOutcome::Kind::Updated, is_written,
            is_lost ? owner : ""};
  }

  /// The documents of a file that no source holds any more.
  [[nodiscard]] std::vector<Xapian::docid> stale_of(std::string const& file_term) const {
    std::vector<Xapian::docid> stale;
    auto const end = index_.reading.postlist_end(file_term);
    for (auto one = index_.reading.postlist_begin(file_term); one != end; ++one) {
      if (!is_seen(*one)) stale.push_back(*one);
    }
    return stale;
  }

  /// Of the documents written since the last call.
  [[nodiscard]] std::size_t take_postings() { return std::exchange(postings_, 0); }

  /// REQUIRES: no dry run.
  void remove(Xapian::docid document) {
    store::set_tombstone(*index_.writing, index_.reading.get_document(document), schema::now());
    index_.writing->delete_document(document);
  }

 private:
  /// False in a dry run.
  bool write(schema::Announcement const& announcement, std::string const& id_term) {
    if (!index_.writing) return false;
    Xapian::Document const document = to_xapian_document(builder_.build(announcement));
    postings_ += document.termlist_count();
    mark_seen(index_.writing->replace_document(id_term, document));
    return true;
  }

  void mark_seen(Xapian::docid document) {
    if (seen_.size() <= document) seen_.resize(document + document / 2 + 1);
    seen_[document] = true;
  }

  [[nodiscard]] bool is_seen(Xapian::docid document) const {
    return document < seen_.size() && seen_[document];
  }

  UpdatedIndex& index_;
  DocumentBuilder builder_;
  std::vector<bool> seen_;
  std::size_t postings_ = 0;
};

/// The announcements of the sources, one after the other, into an index.
class LiveUpdate {
 public:
  /// `transaction`: that of the database which is written; null in a dry run.
  LiveUpdate(IndexJobOptions const& options, UpdatedIndex index,
             store::WriteTransaction* transaction)
      : options_(options),
        index_(std::move(index)),
        transaction_(transaction),
        files_(options, index_),
        documents_(options, index_),
        reader_(open_reader()),
        total_bytes_(options.on_progress ? reader_.total_bytes() : 0) {
    for (SourcePart const& part : parts()) {
      if (part.source != "-") scopes_.push_back(location_of(part));
    }
  }

  LiveUpdate(LiveUpdate const&) = delete;  // its parts refer to each other
  LiveUpdate& operator=(LiveUpdate const&) = delete;

  void run() {
    bool const is_stopped = !read_all();
    if (is_stopped) {
      files_.finish_in_the_middle(reader_.location());
    } else {
      files_.finish();
      if (options_.prune) prune();
    }
    commit();
  }

  /// After a failure: what was not committed is dropped.
  void roll_back() {
    if (transaction_ != nullptr) transaction_->roll_back();
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
    return SourceReader::of_parts(parts(), options_.limits,
                                  [this](FoundFile& file) { return begin_file(file); });
  }

  /// False if it was stopped before the end.
  bool read_all() {
    while (!options_.should_stop || !options_.should_stop()) {
      auto item = reader_.next();
      if (!item) {
        note_error(item.error());
        continue;
      }
      if (!*item) return true;
      add(**item);
      show_progress();
    }
    return false;
  }

  /// Whether the file is to be read.
  bool begin_file(FoundFile& file) {
    FileStart const start = files_.begin(file);
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
      auto reading = read_item(item, reading_options(options_));
      if (reading && reading->announcement) complete(*reading->announcement);
      return reading;
    } catch (std::bad_alloc const&) {
      base::Error error = base::out_of_memory();
      error.subject = item.name;
      return error;
    }
  }

  void add(SourceItem const& item) {
    auto reading = read(item);
    if (!reading) {
      refuse(rejected_for(reading.error()), item.location);
      return;
    }
    report_.remarks.add(std::move(reading->remarks));
    auto& announcement = reading->announcement;
    if (!announcement) {
      files_.records().leave_out(item.location);
      return;
    }
    PutOutcome outcome{PutOutcome::Kind::HeldElsewhere};
    if (ids_.insert(announcement->id).second) {
      outcome = documents_.put(*announcement, files_.records());
    }
    if (outcome.kind == PutOutcome::Kind::HeldElsewhere) {
      refuse(duplicate_id(*announcement), item.location);
      return;
    }
    if (!outcome.lost_by.empty()) files_.retake_from(outcome.lost_by);
    files_.records().add_announcement(item.location);
    count(outcome, *announcement);
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
    if (outcome.is_written) count_change();
  }

  void prune() {
    for (StaleFile const& file :
         find_stale_files(index_.reading, scopes_, files_.records(), index_.writing.has_value())) {
      if (file.is_gone && index_.writing) remove_ledger_entry(*index_.writing, file.file_term);
      std::vector<Xapian::docid> const stale = documents_.stale_of(file.file_term);
      (file.is_unknown ? report_.kept : report_.removed) += stale.size();
      if (file.is_unknown || !index_.writing) continue;
      for (Xapian::docid const document : stale) {
        documents_.remove(document);
        count_change();
      }
    }
  }

  void count_change() {
    pending_postings_ += documents_.take_postings();
    if (++changes_ % kCommitEvery == 0 || pending_postings_ > kPostingsACommit) commit();
  }

  void commit() {
    if (transaction_ != nullptr) transaction_->commit();
    pending_postings_ = 0;
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

  IndexJobOptions const& options_;
  UpdatedIndex index_;
  store::WriteTransaction* transaction_;
  UpdatedFiles files_;
  UpdatedDocuments documents_;
  std::vector<std::string> scopes_;  ///< absolute paths of what is read
  std::unordered_set<std::string> ids_;
  std::size_t changes_ = 0;
  std::size_t pending_postings_ = 0;
  std::size_t steps_ = 0;
  IndexReport report_;
  Counts committed_;
  SourceReader reader_;
  std::uint64_t total_bytes_;
};

/// Opens, checks the version, runs. What fails leaves the last commit.
template <class Open>
IndexOutcome run_with(Open open) {
  std::optional<LiveUpdate> update;
  base::Result<void> done;
  try {
    done = store::xapian_guard([&]() -> base::Result<void> {
      if (auto opened = open(update); !opened) return opened;
      update->run();
      return {};
    });
  } catch (std::bad_alloc const&) {
    if (update) update->roll_back();  // so that there is memory for what follows
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
  return run_with([&](std::optional<LiveUpdate>& update) -> base::Result<void> {
    auto const generation = folder.current_generation();
    if (!generation) return generation.error();
    transaction.emplace(folder.generation_path(*generation));
    auto& database = transaction->database();
    auto known = store::check_schema_version(database, folder.path());
    if (known) update.emplace(options, UpdatedIndex{database, database}, &*transaction);
    return known;
  });
}

IndexOutcome run_dry(IndexJobOptions const& options, store::IndexFolder const& folder) {
  return run_with([&](std::optional<LiveUpdate>& update) -> base::Result<void> {
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
