// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "search/searcher.hpp"

namespace tracuu::server {

/// Threads that search, so that the threads which read and write sockets never
/// wait for a disk. Each has a Searcher of its own, opened at its first job and
/// again after a failure to open. Thread-safe.
class WorkerPool {
 public:
  /// Gets the worker's Searcher, or why there is none. Must not throw. A job
  /// that no longer trusts the Searcher replaces it by an Error: it is reopened.
  using Job = std::function<void(base::Result<search::Searcher>&)>;

  struct Limits {
    std::size_t threads = 1;
    std::size_t queue_capacity = 1;  ///< jobs waiting, besides those that run
  };

  /// Starts the threads. Nothing is opened yet. `everyday` is as in Searcher::open.
  WorkerPool(std::filesystem::path index, Limits limits, std::filesystem::path everyday = {});
  WorkerPool(WorkerPool const&) = delete;
  WorkerPool& operator=(WorkerPool const&) = delete;
  ~WorkerPool();  ///< as stop()

  /// False if the queue is full or the pool has stopped; `job` is then dropped.
  [[nodiscard]] bool try_submit(Job job);

  /// Jobs that wait for a thread now.
  [[nodiscard]] std::size_t waiting() const;

  /// Runs the waiting jobs at once, on this thread, with the error Busy in
  /// place of a Searcher. Jobs that run already are not touched.
  void abandon_queue();

  /// Takes no more jobs, finishes the waiting ones, joins. Not to be called from a job.
  void stop();

 private:
  void run();

  std::filesystem::path const index_;
  std::filesystem::path const everyday_;
  std::size_t const queue_capacity_;
  mutable std::mutex mutex_;
  std::condition_variable has_work_;
  std::deque<Job> queue_;
  bool is_stopped_ = false;
  std::vector<std::thread> threads_;  // last: they use all of the above
};

}  // namespace tracuu::server
