// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/worker_pool.hpp"

#include <utility>

namespace tracuu::server {

WorkerPool::WorkerPool(std::filesystem::path index, Limits limits, std::filesystem::path everyday)
    : index_(std::move(index)),
      everyday_(std::move(everyday)),
      queue_capacity_(limits.queue_capacity) {
  threads_.reserve(limits.threads);
  for (std::size_t i = 0; i < limits.threads; ++i) {
    threads_.emplace_back([this] { run(); });
  }
}

WorkerPool::~WorkerPool() {
  stop();
}

bool WorkerPool::try_submit(Job job) {
  {
    std::lock_guard const lock(mutex_);
    if (is_stopped_ || queue_.size() >= queue_capacity_) return false;
    queue_.push_back(std::move(job));
  }
  has_work_.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  std::lock_guard const lock(mutex_);
  return queue_.size();
}

void WorkerPool::abandon_queue() {
  std::deque<Job> abandoned;
  {
    std::lock_guard const lock(mutex_);
    abandoned.swap(queue_);
  }
  for (Job& job : abandoned) {
    base::Result<search::Searcher> busy = base::Error{base::ErrorCode::Busy, "server stops", ""};
    job(busy);
  }
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

void WorkerPool::run() {
  base::Result<search::Searcher> searcher =
      base::Error{base::ErrorCode::Internal, "index not opened yet", ""};
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      has_work_.wait(lock, [this] { return is_stopped_ || !queue_.empty(); });
      if (queue_.empty()) return;
      job = std::move(queue_.front());
      queue_.pop_front();
    }
    try {
      if (!searcher) searcher = search::Searcher::open(index_, everyday_);
      job(searcher);
    } catch (...) {
      // Jobs answer their own exceptions, so this is the lack of memory to do so. Dropping the
      // job ends its connection; the thread must live on for the others.
      searcher = base::Error{};
    }
  }
}

}  // namespace tracuu::server
