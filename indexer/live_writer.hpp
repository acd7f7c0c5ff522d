// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "indexer/change_commit.hpp"
#include "indexer/change_journal.hpp"
#include "indexer/document/text_weights.hpp"
#include "store/packed_size.hpp"

namespace tracuu::indexer {

struct LiveWriterOptions {
  std::filesystem::path index;
  /// Changes that wait at most; more are refused.
  std::size_t max_waiting = 100'000;
  /// From a change to the begin of its commit, as long as no other writer is at work; more if the
  /// commit before takes longer. A commit of few changes costs more for each, so that they wait for
  /// one another even if there is time.
  std::chrono::milliseconds commit_within{500};
  /// Until the second attempt, while another writer holds the index or after a failure; each
  /// attempt after that waits twice as long, up to `retry_at_most`.
  std::chrono::milliseconds retry_every{500};
  TextWeights weights;
  /// Bytes of the journal; once it has so many, changes are refused.
  std::uint64_t max_waiting_bytes = 512u << 20;
  std::chrono::milliseconds retry_at_most{10'000};
  /// For so long another writer may hold the index before it is told.
  std::chrono::milliseconds tell_after{5'000};
  CommitLimits commit_limits{};
  /// An index that has become loose is written anew when no change has come for so long; 0: never.
  std::chrono::milliseconds pack_after{60'000};
  store::LooseLimits loose{};
  /// Gets a line (English, no newline) when changes cannot be written, from time to time as long
  /// as that lasts, and when it is over. Thread-safe; may be empty.
  std::function<void(std::string const&)> log = nullptr;
};

/// Writes single announcements into an index that is being searched: accepted
/// changes are on disk (change_journal) before submit() returns, and are
/// committed by a thread of its own soon after. It holds the writer lock only
/// while it commits, so that `tracuu index` can work in between; while that
/// works, changes wait. In a pause it writes an index anew that has become loose
/// (index_packing.hpp), once after the commits before the pause; a change that comes just then
/// waits for some seconds. What a crash left is committed after the next start.
/// Takes bounded memory, however many changes wait. Thread-safe.
class LiveWriter {
 public:
  struct Status {
    std::size_t waiting = 0;  ///< changes accepted and not committed
    std::uint64_t committed = 0;
    std::optional<base::Error> failure;  ///< of the last attempt to commit; nothing if it went well
    std::uint64_t waiting_bytes = 0;     ///< of the journal
    std::chrono::milliseconds failing_for{0};  ///< since the first attempt that failed
    /// Changes are not found as soon as they should be: the failure lasts, or is none that passes.
    bool is_delayed = false;
    bool is_full = false;  ///< no more changes are taken
  };

  /// Opens the journal of the index and starts the thread. Io, IndexCorrupt.
  [[nodiscard]] static base::Result<std::unique_ptr<LiveWriter>> start(LiveWriterOptions options);

  LiveWriter(LiveWriter const&) = delete;
  LiveWriter& operator=(LiveWriter const&) = delete;

  /// Commits what waits, as far as one commit goes, if the index is free, and stops.
  ~LiveWriter();

  /// Accepts the changes, all or none: when it returns they survive a crash. Busy if too many wait;
  /// InvalidArgument for an empty id, or more changes than may ever wait; DiskFull, Io.
  [[nodiscard]] base::Result<void> submit(std::vector<Change> changes);

  [[nodiscard]] Status status() const;

  /// Waits until all that was accepted so far is committed; false after `timeout`.
  [[nodiscard]] bool wait_until_committed(std::chrono::milliseconds timeout) const;

 private:
  using Clock = std::chrono::steady_clock;

  /// What is known of attempts that failed, one after the other.
  struct Failures {
    Clock::time_point since;
    std::size_t attempts = 0;
    Clock::time_point next_line;  ///< for the log
    std::chrono::minutes line_gap{1};
    bool is_told = false;
  };

  LiveWriter(LiveWriterOptions options, ChangeJournal journal);

  void run();
  bool commit_waiting();
  base::Result<CommittedChanges> commit_next();
  void note_commit(CommittedChanges const& committed, Clock::time_point begin);
  void pack_in_pause();
  void note_failure(base::Error const& error);
  void log(std::string const& line) const;

  [[nodiscard]] std::size_t waiting() const { return journal_.changes() - next_.changes; }
  [[nodiscard]] bool is_full() const;
  [[nodiscard]] bool is_worth_telling() const;
  [[nodiscard]] std::chrono::milliseconds retry_delay() const;

  LiveWriterOptions const options_;
  mutable std::mutex mutex_;  ///< guards all below but the thread and the limits
  mutable std::condition_variable changed_;
  ChangeJournal journal_;
  JournalPosition next_;             ///< all before it is committed
  Clock::time_point waiting_since_;  ///< no change that waits came before
  std::uint64_t committed_ = 0;
  std::optional<base::Error> failure_;
  Failures failures_;
  bool is_stopping_ = false;
  bool has_more_ = false;  ///< a limit ended the commit before; the thread's own
  bool may_be_loose_ =
      true;              ///< there were commits since the index was looked at; the thread's own
  CommitLimits limits_;  ///< of the next commit: smaller after a lack of memory; the thread's own
  std::thread thread_;
};

}  // namespace tracuu::indexer
