// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/worker_pool.hpp"

#include <system_error>
#include <utility>

#include "base/thread_niceness.hpp"

namespace tracuu::server {
namespace {

void run_with_busy(WorkerPool::Job& job, char const* why) {
  base::Result<search::Searcher> busy = base::Error{base::ErrorCode::Busy, why, ""};
  job(busy);
}

}  // namespace

WorkerPool::WorkerPool(store::ShardList index, Limits limits, search::SearcherSettings settings)
    : index_(std::move(index)),
      settings_(std::move(settings)),
      limits_(limits),
      queue_({limits.queue_capacity,
              limits.running_per_client == 0 ? limits.threads : limits.running_per_client}) {
  threads_.reserve(limits.threads);
  try {
    for (std::size_t i = 0; i < limits.threads; ++i) {
      threads_.emplace_back([this] { run(); });
    }
  } catch (std::system_error const&) {  // no more threads are to be had
    stop();
    throw;
  }
}

WorkerPool::~WorkerPool() {
  stop();
}

bool WorkerPool::try_submit(Job job, Ticket ticket) {
  Queue::Pushed pushed;
  {
    std::lock_guard const lock(mutex_);
    if (is_stopped_) return false;
    pushed = queue_.push(std::move(job), std::move(ticket));
  }
  has_work_.notify_one();
  if (pushed.displaced) run_with_busy(*pushed.displaced, "too much waits already");
  return pushed.is_accepted;
}

WorkerPool::Load WorkerPool::load() const {
  std::lock_guard const lock(mutex_);
  Load load{limits_.threads, running_, ended_, queue_.waiting(), limits_.queue_capacity, {}};
  if (auto const oldest = queue_.oldest()) {
    load.oldest =
        std::chrono::duration_cast<std::chrono::milliseconds>(Queue::Clock::now() - *oldest);
  }
  return load;
}

void WorkerPool::abandon_queue() {
  Queue::Jobs abandoned;
  {
    std::lock_guard const lock(mutex_);
    abandoned = queue_.clear();
  }
  for (Queue::Waiting& each : abandoned) run_with_busy(each.job, "server stops");
}

void WorkerPool::stop() {
  {
    std::lock_guard const lock(mutex_);
    is_stopped_ = true;
  }
  has_work_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

// Without a job at the end.
WorkerPool::Queue::Taken WorkerPool::wait_for_job() {
  std::unique_lock lock(mutex_);
  for (;;) {
    has_work_.wait(lock,
                   [this] { return queue_.has_turn() || (is_stopped_ && queue_.waiting() == 0); });
    Queue::Taken taken = queue_.take();
    if (taken.job) ++running_;
    // What was dropped is destroyed by the caller, without the lock.
    if (taken.job || !taken.dropped.empty() || (is_stopped_ && queue_.waiting() == 0)) return taken;
  }
}

void WorkerPool::run() {
  base::be_nice(limits_.niceness);
  base::Result<search::Searcher> searcher =
      base::Error{base::ErrorCode::Internal, "index not opened yet", ""};
  for (;;) {
    Queue::Taken taken = wait_for_job();
    taken.dropped.clear();
    if (!taken.job) {
      std::lock_guard const lock(mutex_);
      if (is_stopped_ && queue_.waiting() == 0) break;
      continue;
    }
    try {
      if (!searcher) searcher = search::Searcher::open(index_, settings_);
      (*taken.job)(searcher);
    } catch (...) {
      // Jobs answer their own exceptions, so this is the lack of memory to do so. Dropping the
      // job ends its connection; the thread must live on for the others.
      searcher = base::Error{};
    }
    taken.job.reset();
    std::lock_guard const lock(mutex_);
    --running_;
    ++ended_;
    queue_.finish(taken.client);
    // A client has a part of its share back, and who waits to stop looks again.
    has_work_.notify_all();
  }
}

}  // namespace tracuu::server
