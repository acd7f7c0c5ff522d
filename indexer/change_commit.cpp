// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/change_commit.hpp"

#include <fmt/format.h>

#include <new>
#include <string>
#include <utility>
#include <vector>

#include "base/memory_error.hpp"
#include "indexer/document/document_builder.hpp"
#include "indexer/document/xapian_document.hpp"
#include "schema/page_ranges.hpp"
#include "schema/page_text.hpp"
#include "schema/term.hpp"
#include "store/changed_documents.hpp"
#include "store/database.hpp"
#include "store/document_lookup.hpp"
#include "store/tombstones.hpp"
#include "store/write_transaction.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// Changes on their way into a database. Not thread-safe; may throw Xapian::Error.
class ChangeApplier {
 public:
  ChangeApplier(Xapian::WritableDatabase& database, TextWeights weights)
      : database_(database), builder_(weights) {}

  /// IndexCorrupt, OutOfMemory.
  Result<void> apply(Change const& change) {
    if (change.is_removal()) remove(change.id);
    if (change.announcement) put(change);
    if (change.page) {
      if (auto const put = put_page(change.id, *change.page); !put) return put;
    }
    ++changes_;
    return {};
  }

  [[nodiscard]] std::size_t changes() const { return changes_; }
  [[nodiscard]] std::size_t postings() const { return postings_; }

  /// Added, replaced or deleted; also several times.
  [[nodiscard]] std::vector<Xapian::docid> const& documents() const { return documents_; }

 private:
  void remove(std::string const& id) {
    std::string const id_term = schema::make_id_term(id);
    auto const found = store::find_document(database_, id_term);
    if (!found) return;
    store::set_tombstone(database_, database_.get_document(*found), schema::now());
    database_.delete_document(*found);
    documents_.push_back(*found);
  }

  void put(Change const& change) {
    schema::Announcement announcement = *change.announcement;
    announcement.id = change.id;
    complete(announcement);
    DocumentContent const& content = builder_.build(announcement);
    postings_ += content.postings().size();
    store::remove_tombstone(database_, change.id);
    documents_.push_back(
        database_.replace_document(schema::make_id_term(change.id), to_xapian_document(content)));
  }

  Result<void> put_page(std::string const& id, PageChange const& change) {
    std::string const id_term = schema::make_id_term(id);
    auto const found = store::find_document(database_, id_term);
    if (!found) return {};
    Xapian::Document const old = database_.get_document(*found);
    auto announcement = store::stored_announcement(old);
    if (!announcement) return announcement.error();
    if (!schema::put_page_text(*announcement, change.page, change.text)) return {};
    std::string& corrected = announcement->corrected_pages;
    corrected = change.is_corrected ? schema::with_page(corrected, change.page)
                                    : schema::without_page(corrected, change.page);
    // The numbers that the text cites are looked for anew.
    announcement->numbers.clear();
    complete(*announcement);
    DocumentContent const& content = builder_.build(*announcement);
    postings_ += content.postings().size();
    Xapian::Document document = to_xapian_document(content);
    // What is stored does not say where the file lies.
    std::string const file_term = store::file_term_of(old);
    if (!file_term.empty()) document.add_boolean_term(file_term);
    database_.replace_document(*found, document);
    documents_.push_back(*found);
    return {};
  }

  Xapian::WritableDatabase& database_;
  DocumentBuilder builder_;
  std::size_t changes_ = 0;
  std::size_t postings_ = 0;
  std::vector<Xapian::docid> documents_;
};

/// Applies until a limit is reached; commits nothing.
Result<CommittedChanges> apply_files(ChangeApplier& applier, ChangeJournal const& journal,
                                     std::span<ChangeJournal::File const> files,
                                     JournalPosition begin, CommitLimits limits) {
  auto const is_full = [&] {
    return applier.changes() >= limits.changes || applier.postings() >= limits.postings;
  };
  CommittedChanges done;
  for (ChangeJournal::File const& file : files) {
    std::size_t const known = file.number == begin.file ? begin.changes : 0;
    std::size_t met = 0;
    Result<void> applied;
    auto const read = journal.read(file, [&](Change const& change) {
      if (met++ < known) return true;
      applied = applier.apply(change);
      return applied && !is_full();
    });
    if (!read) return read.error();
    if (!applied) return applied.error();
    if (met == file.changes) {
      done.finished.push_back(file.number);
    } else if (is_full()) {
      done.next = {file.number, met};
    } else {
      return Error{ErrorCode::IndexCorrupt,
                   fmt::format("file {} of the journal holds {} changes, not {}", file.number, met,
                               file.changes),
                   "restart the service, which reads the journal anew"};
    }
    if (is_full()) break;
  }
  done.changes = applier.changes();
  done.is_full = is_full();
  return done;
}

}  // namespace

Result<CommittedChanges> commit_changes(store::IndexFolder const& folder,
                                        ChangeJournal const& journal,
                                        std::span<ChangeJournal::File const> files,
                                        JournalPosition begin, TextWeights weights,
                                        CommitLimits limits) {
  auto const generation = folder.current_generation();
  if (!generation) return generation.error();
  try {
    return store::xapian_guard([&]() -> Result<CommittedChanges> {
      store::WriteTransaction transaction(folder.generation_path(*generation));
      auto& database = transaction.database();
      auto const known = store::check_schema_version(database, folder.path());
      if (!known) return known.error();
      ChangeApplier applier(database, weights);
      auto done = apply_files(applier, journal, files, begin, limits);
      if (!done) return done;
      store::record_changed_documents(database, applier.documents());
      transaction.commit();
      return done;
    });
  } catch (std::bad_alloc const&) {
    return base::out_of_memory();
  }
}

}  // namespace tracuu::indexer
