// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/live_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "base/memory_error.hpp"
#include "indexer/index_packing.hpp"
#include "store/changesets.hpp"
#include "store/index_folder.hpp"
#include "store/replicated_view.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using std::chrono::milliseconds;

namespace {

constexpr char const* kJournalFolder = "changes";

constexpr std::chrono::minutes kLongestLineGap{60};

/// After a lack of memory the next commit takes so much less; after a commit, so much more.
constexpr std::size_t kLimitStep = 8;

double seconds(milliseconds time) {
  return std::chrono::duration<double>(time).count();
}

/// Followers need not wait for the first commit. While another writer is at work, it does this.
void show_to_followers(store::IndexFolder const& folder) {
  auto const lock = store::WriterLock::acquire(folder);
  auto const generation = folder.current_generation();
  if (lock && generation) store::show_to_replication(folder.generation_path(*generation));
}

}  // namespace

Result<std::unique_ptr<LiveWriter>> LiveWriter::start(LiveWriterOptions options) {
  auto journal = ChangeJournal::open(options.index / kJournalFolder);
  if (!journal) return journal.error();
  if (store::keeps_changesets()) show_to_followers(store::IndexFolder(options.index));
  std::unique_ptr<LiveWriter> writer(new LiveWriter(std::move(options), std::move(*journal)));
  writer->thread_ = std::thread([&self = *writer] { self.run(); });
  return writer;
}

LiveWriter::LiveWriter(LiveWriterOptions options, ChangeJournal journal)
    : options_(std::move(options)), journal_(std::move(journal)), limits_(options_.commit_limits) {}

LiveWriter::~LiveWriter() {
  {
    std::scoped_lock const lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<void> LiveWriter::submit(std::vector<Change> changes) {
  for (Change const& change : changes) {
    if (change.id.empty()) return Error{ErrorCode::InvalidArgument, "id: is empty", ""};
  }
  if (changes.empty()) return {};
  if (changes.size() > options_.max_waiting) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("there are {} changes, {} can be taken at once", changes.size(),
                             options_.max_waiting),
                 ""};
  }
  std::scoped_lock const lock(mutex_);
  if (is_full() || waiting() + changes.size() > options_.max_waiting) {
    return Error{ErrorCode::Busy, "too many changes are waiting to be written", "try again later"};
  }
  if (waiting() == 0) waiting_since_ = Clock::now();
  if (auto written = journal_.append(changes); !written) return written;
  changed_.notify_all();
  return {};
}

LiveWriter::Status LiveWriter::status() const {
  std::scoped_lock const lock(mutex_);
  Status status{waiting(), committed_, failure_, journal_.bytes()};
  if (failure_) {
    status.failing_for = std::chrono::duration_cast<milliseconds>(Clock::now() - failures_.since);
    status.is_delayed = is_worth_telling();
  }
  status.is_full = is_full();
  return status;
}

bool LiveWriter::wait_until_committed(milliseconds timeout) const {
  std::unique_lock lock(mutex_);
  std::uint64_t const goal = committed_ + waiting();
  return changed_.wait_for(lock, timeout, [&] { return committed_ >= goal; });
}

void LiveWriter::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    auto const has_work = [&] { return is_stopping_ || waiting() > 0; };
    bool const may_pack = may_be_loose_ && options_.pack_after.count() > 0;
    if (may_pack && !changed_.wait_for(lock, options_.pack_after, has_work)) {
      lock.unlock();
      pack_in_pause();
      lock.lock();
    }
    changed_.wait(lock, has_work);
    // More may come while the first ones wait: they are committed together.
    if (waiting() > 0 && !has_more_) {
      changed_.wait_until(lock, waiting_since_ + options_.commit_within,
                          [&] { return is_stopping_; });
    }
    bool const was_stopping = is_stopping_;
    lock.unlock();
    bool const done = commit_waiting();
    may_be_loose_ = may_be_loose_ || done;
    lock.lock();
    if (was_stopping) return;
    if (!done) changed_.wait_for(lock, retry_delay(), [&] { return is_stopping_; });
  }
}

/// False after a failure.
bool LiveWriter::commit_waiting() {
  try {
    auto const begin = Clock::now();
    auto const committed = commit_next();
    has_more_ = committed && committed->is_full;
    if (committed) {
      note_commit(*committed, begin);
    } else {
      note_failure(committed.error());
    }
    return committed.has_value();
  } catch (std::exception const& exception) {
    note_failure(base::error_of_exception(exception));
    return false;
  }
}

/// The journal is not looked at before the lock is had: who must wait for that reads nothing.
Result<CommittedChanges> LiveWriter::commit_next() {
  store::IndexFolder const folder(options_.index);
  auto const writer_lock = store::WriterLock::acquire(folder);
  if (!writer_lock) return writer_lock.error();
  std::vector<ChangeJournal::File> files;
  JournalPosition begin;
  {
    std::scoped_lock const lock(mutex_);
    journal_.begin_next_file();
    files = journal_.closed_files();
    begin = next_;
  }
  if (files.empty()) return CommittedChanges{};
  auto committed = commit_changes(folder, journal_, files, begin, options_.weights, limits_);
  bool const is_short_of_memory = !committed && committed.error().code == ErrorCode::OutOfMemory;
  auto const next_limit = [&](std::size_t limit, std::size_t most) {
    return is_short_of_memory ? std::max<std::size_t>(1, limit / kLimitStep)
                              : std::min(most, limit * kLimitStep);
  };
  limits_.changes = next_limit(limits_.changes, options_.commit_limits.changes);
  limits_.postings = next_limit(limits_.postings, options_.commit_limits.postings);
  return committed;
}

void LiveWriter::note_commit(CommittedChanges const& committed, Clock::time_point begin) {
  std::string line;
  {
    std::scoped_lock const lock(mutex_);
    waiting_since_ = begin;  // what came earlier was in it, or goes into the next one at once
    for (std::size_t const number : committed.finished) journal_.remove(number);
    next_ = committed.next;
    committed_ += committed.changes;
    if (failure_ && failures_.is_told) {
      auto const lasted = std::chrono::duration_cast<milliseconds>(Clock::now() - failures_.since);
      line = fmt::format("changes: are written again after {:.0f} s", seconds(lasted));
    }
    failure_.reset();
    failures_ = {};
  }
  changed_.notify_all();
  log(line);
}

/// What fails is told, and tried again after the next commit.
void LiveWriter::pack_in_pause() {
  may_be_loose_ = false;
  try {
    auto const packed = pack_if_loose(store::IndexFolder(options_.index), options_.loose);
    if (!packed && packed.error().code == ErrorCode::IndexLocked) return;
    if (!packed) {
      log(fmt::format("changes: the index was not written anew: {}", to_string(packed.error())));
    } else if (*packed) {
      constexpr std::uint64_t kMegabyte = 1'000'000;
      log(fmt::format("changes: the index was written anew without gaps: {} MB became {} MB",
                      (*packed)->bytes_before / kMegabyte, (*packed)->bytes_after / kMegabyte));
    }
  } catch (std::exception const& exception) {
    log(fmt::format("changes: the index was not written anew: {}",
                    to_string(base::error_of_exception(exception))));
  }
}

void LiveWriter::note_failure(Error const& error) {
  std::string line;
  {
    std::scoped_lock const lock(mutex_);
    auto const now = Clock::now();
    if (!failure_) failures_ = {.since = now, .next_line = now};
    failure_ = error;
    ++failures_.attempts;
    if (is_worth_telling() && now >= failures_.next_line) {
      line = fmt::format("changes: {} wait to be written ({} bytes): {}", waiting(),
                         journal_.bytes(), to_string(error));
      failures_.is_told = true;
      failures_.next_line = now + failures_.line_gap;
      failures_.line_gap = std::min(2 * failures_.line_gap, kLongestLineGap);
    }
  }
  log(line);
}

void LiveWriter::log(std::string const& line) const {
  if (!line.empty() && options_.log) options_.log(line);
}

bool LiveWriter::is_full() const {
  return waiting() >= options_.max_waiting || journal_.bytes() >= options_.max_waiting_bytes;
}

/// REQUIRES: there is a failure.
bool LiveWriter::is_worth_telling() const {
  bool const passes = failure_->code == ErrorCode::IndexLocked || failure_->code == ErrorCode::Busy;
  return !passes || Clock::now() - failures_.since >= options_.tell_after;
}

milliseconds LiveWriter::retry_delay() const {
  constexpr std::size_t kMostDoublings = 20;
  std::size_t const doublings =
      std::min(std::max<std::size_t>(failures_.attempts, 1) - 1, kMostDoublings);
  return std::min(options_.retry_at_most, options_.retry_every * (std::int64_t{1} << doublings));
}

}  // namespace tracuu::indexer
