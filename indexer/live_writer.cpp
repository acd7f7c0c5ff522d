// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/live_writer.hpp"

#include <utility>

#include "indexer/document/document_builder.hpp"
#include "indexer/document/xapian_document.hpp"
#include "schema/term.hpp"
#include "store/database.hpp"
#include "store/document_lookup.hpp"
#include "store/index_folder.hpp"
#include "store/tombstones.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr char const* kJournalFolder = "changes";

std::size_t count(std::vector<ChangeJournal::File> const& files) {
  std::size_t changes = 0;
  for (ChangeJournal::File const& file : files) changes += file.changes.size();
  return changes;
}

void apply(Change const& change, DocumentBuilder& builder, Xapian::WritableDatabase& database) {
  std::string const id_term = schema::make_id_term(change.id);
  if (change.is_removal()) {
    auto const found = store::find_document(database, id_term);
    if (!found) return;
    store::set_tombstone(database, database.get_document(*found), schema::now());
    database.delete_document(id_term);
    return;
  }
  schema::Announcement announcement = *change.announcement;
  announcement.id = change.id;
  complete(announcement);
  store::remove_tombstone(database, change.id);
  database.replace_document(id_term, to_xapian_document(builder.build(announcement)));
}

/// Applies and commits them all, or nothing. IndexLocked, IndexMissing, SchemaMismatch, Io.
Result<void> write(LiveWriterOptions const& options,
                   std::vector<ChangeJournal::File> const& files) {
  store::IndexFolder const folder(options.index);
  auto const lock = store::WriterLock::acquire(folder);
  if (!lock) return lock.error();
  auto const generation = folder.current_generation();
  if (!generation) return generation.error();
  return store::xapian_guard([&]() -> Result<void> {
    Xapian::WritableDatabase database(folder.generation_path(*generation).string(),
                                      Xapian::DB_OPEN);
    if (auto known = store::check_schema_version(database, folder.path()); !known) return known;
    DocumentBuilder builder(options.weights);
    for (ChangeJournal::File const& file : files) {
      for (Change const& change : file.changes) apply(change, builder, database);
    }
    database.commit();
    return {};
  });
}

}  // namespace

Result<std::unique_ptr<LiveWriter>> LiveWriter::start(LiveWriterOptions options) {
  auto journal = ChangeJournal::open(options.index / kJournalFolder);
  if (!journal) return journal.error();
  auto const left = journal->closed_files();
  if (!left) return left.error();
  std::unique_ptr<LiveWriter> writer(new LiveWriter(std::move(options), std::move(*journal)));
  writer->status_.waiting = count(*left);
  writer->thread_ = std::thread([&self = *writer] { self.run(); });
  return writer;
}

LiveWriter::LiveWriter(LiveWriterOptions options, ChangeJournal journal)
    : options_(std::move(options)), journal_(std::move(journal)) {}

LiveWriter::~LiveWriter() {
  {
    std::scoped_lock const lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

Result<void> LiveWriter::submit(std::vector<Change> changes) {
  for (Change const& change : changes) {
    if (change.id.empty()) return Error{ErrorCode::InvalidArgument, "id: is empty", ""};
  }
  if (changes.empty()) return {};
  std::scoped_lock const lock(mutex_);
  if (status_.waiting + changes.size() > options_.max_waiting) {
    return Error{ErrorCode::Busy, "too many changes are waiting to be written", "try again later"};
  }
  if (auto const written = journal_.append(changes); !written) return written;
  status_.waiting += changes.size();
  changed_.notify_all();
  return {};
}

LiveWriter::Status LiveWriter::status() const {
  std::scoped_lock const lock(mutex_);
  return status_;
}

bool LiveWriter::wait_until_committed(std::chrono::milliseconds timeout) const {
  std::unique_lock lock(mutex_);
  std::uint64_t const goal = status_.committed + status_.waiting;
  return changed_.wait_for(lock, timeout, [&] { return status_.committed >= goal; });
}

void LiveWriter::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return is_stopping_ || status_.waiting > 0; });
    // More may come while the first ones wait: they are committed together.
    if (status_.waiting > 0) {
      changed_.wait_for(lock, options_.commit_within, [&] { return is_stopping_; });
    }
    bool const was_stopping = is_stopping_;
    lock.unlock();
    bool const done = commit_waiting();
    lock.lock();
    if (was_stopping) return;
    if (!done) changed_.wait_for(lock, options_.retry_every, [&] { return is_stopping_; });
  }
}

/// False if something waits still.
bool LiveWriter::commit_waiting() {
  auto const files = take_waiting();
  Result<void> written;
  if (!files) {
    written = files.error();
  } else if (!files->empty()) {
    written = write(options_, *files);
  }
  std::scoped_lock const lock(mutex_);
  status_.failure = written ? std::nullopt : std::optional(written.error());
  if (!written) return false;
  for (ChangeJournal::File const& file : *files) {
    journal_.remove(file.number);
    status_.waiting -= file.changes.size();
    status_.committed += file.changes.size();
  }
  changed_.notify_all();
  return true;
}

Result<std::vector<ChangeJournal::File>> LiveWriter::take_waiting() {
  std::scoped_lock const lock(mutex_);
  journal_.begin_next_file();
  return journal_.closed_files();
}

}  // namespace tracuu::indexer
