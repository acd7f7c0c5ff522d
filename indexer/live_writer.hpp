// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "indexer/change_journal.hpp"
#include "indexer/document/text_weights.hpp"

namespace tracuu::indexer {

struct LiveWriterOptions {
  std::filesystem::path index;
  /// Changes that wait at most; more are refused.
  std::size_t max_waiting = 100'000;
  /// From a change to its commit, as long as no other writer is at work.
  std::chrono::milliseconds commit_within{500};
  /// Between attempts while another writer holds the index, or after a failure.
  std::chrono::milliseconds retry_every{500};
  TextWeights weights;
};

/// Writes single announcements into an index that is being searched: accepted
/// changes are on disk (change_journal) before submit() returns, and are
/// committed by a thread of its own soon after. It holds the writer lock only
/// while it commits, so that `tracuu index` can work in between; while that
/// works, changes wait. What a crash left is committed after the next start.
/// Thread-safe.
class LiveWriter {
 public:
  struct Status {
    std::size_t waiting = 0;  ///< changes accepted and not committed
    std::uint64_t committed = 0;
    std::optional<base::Error> failure;  ///< of the last attempt to commit; nothing if it went well
  };

  /// Opens the journal of the index and starts the thread. Io, IndexCorrupt.
  [[nodiscard]] static base::Result<std::unique_ptr<LiveWriter>> start(LiveWriterOptions options);

  LiveWriter(LiveWriter const&) = delete;
  LiveWriter& operator=(LiveWriter const&) = delete;

  /// Commits what waits if the index is free, and stops.
  ~LiveWriter();

  /// Accepts the changes, all or none: when it returns they survive a crash.
  /// Busy if too many wait; InvalidArgument for an empty id; Io.
  [[nodiscard]] base::Result<void> submit(std::vector<Change> changes);

  [[nodiscard]] Status status() const;

  /// Waits until all that was accepted so far is committed; false after `timeout`.
  [[nodiscard]] bool wait_until_committed(std::chrono::milliseconds timeout) const;

 private:
  LiveWriter(LiveWriterOptions options, ChangeJournal journal);

  void run();
  bool commit_waiting();
  base::Result<std::vector<ChangeJournal::File>> take_waiting();

  LiveWriterOptions const options_;
  mutable std::mutex mutex_;  ///< guards all below but the thread
  mutable std::condition_variable changed_;
  ChangeJournal journal_;
  Status status_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace tracuu::indexer
