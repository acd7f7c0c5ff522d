// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/state/fair_queue.hpp"

namespace tracuu::server {

/// Threads that search, so that the threads which read and write sockets never
/// wait for a disk. Each has a Searcher of its own, opened at its first job and
/// again after a failure to open. Clients take turns (FairQueue). Thread-safe.
class WorkerPool {
 public:
  /// Gets the worker's Searcher, or why there is none. Must not throw. A job
  /// that no longer trusts the Searcher replaces it by an Error: it is reopened.
  using Job = std::function<void(base::Result<search::Searcher>&)>;

  struct Limits {
    std::size_t threads = 1;
    std::size_t queue_capacity = 1;      ///< jobs waiting, besides those that run
    std::size_t running_per_client = 0;  ///< threads that one client may hold; 0: all
    int niceness = 0;                    ///< of the threads, 0..19: others go before them
  };

  /// What the pool does at the moment.
  struct Load {
    std::size_t threads = 0;
    std::size_t running = 0;  ///< jobs that run
    std::size_t ended = 0;    ///< jobs that have run, since the start
    std::size_t waiting = 0;  ///< jobs that wait for a thread
    std::size_t capacity = 0;
    std::chrono::milliseconds oldest{0};  ///< how long the job that waits longest has waited
  };

  /// Starts the threads. Nothing is opened yet. `settings` are those of the Searchers.
  WorkerPool(store::ShardList index, Limits limits, search::SearcherSettings settings = {});
  WorkerPool(WorkerPool const&) = delete;
  WorkerPool& operator=(WorkerPool const&) = delete;
  ~WorkerPool();  ///< as stop()

  /// False if there is no room for a job of this client or the pool has stopped; `job` is then
  /// dropped. A job that it takes the place of is run at once, on this thread, with the error Busy.
  [[nodiscard]] bool try_submit(Job job, Ticket ticket = {});

  [[nodiscard]] Load load() const;

  /// Runs the waiting jobs at once, on this thread, with the error Busy in
  /// place of a Searcher. Jobs that run already are not touched.
  void abandon_queue();

  /// Takes no more jobs, finishes the waiting ones, joins. Not to be called from a job.
  void stop();

 private:
  using Queue = FairQueue<Job>;

  void run();
  [[nodiscard]] Queue::Taken wait_for_job();

  store::ShardList const index_;
  search::SearcherSettings const settings_;
  Limits const limits_;
  mutable std::mutex mutex_;
  std::condition_variable has_work_;
  Queue queue_;
  std::size_t running_ = 0;
  std::size_t ended_ = 0;
  bool is_stopped_ = false;
  std::vector<std::thread> threads_;  // last: they use all of the above
};

}  // namespace tracuu::server
