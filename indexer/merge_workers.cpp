// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/merge_workers.hpp"

#include <exception>
#include <system_error>
#include <utility>

#include "base/memory_error.hpp"

namespace tracuu::indexer {

MergeWorkers::MergeWorkers(std::size_t count, BuildRoad& road, std::uint64_t memory,
                           TextWeights const& weights, std::uint64_t facts_seed)
    : road_(road), memory_(memory), weights_(weights), facts_seed_(facts_seed), facts_(facts_seed) {
  threads_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    try {
      threads_.emplace_back([this] { work(); });
    } catch (std::system_error const&) {  // no thread is to be had: fewer do it, too
      if (threads_.empty()) throw;
      break;
    }
  }
}

MergeWorkers::~MergeWorkers() {
  stop();
}

base::Result<void> MergeWorkers::push(std::vector<schema::Announcement> announcements,
                                      std::uint32_t first) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return failure_ || !next_; });
  if (failure_) return *failure_;
  next_ = Batch{std::move(announcements), first};
  changed_.notify_all();
  return {};
}

base::Result<BuildFacts> MergeWorkers::finish() {
  stop();
  if (failure_) return *failure_;
  return std::move(facts_);
}

void MergeWorkers::stop() {
  {
    std::scoped_lock const lock(mutex_);
    is_ended_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void MergeWorkers::work() {
  try {
    write_batches();
  } catch (std::exception const& exception) {
    std::scoped_lock const lock(mutex_);
    if (!failure_) failure_ = base::error_of_exception(exception);
  }
  changed_.notify_all();
}

void MergeWorkers::write_batches() {
  WriteBench bench(road_, memory_, weights_, facts_seed_);
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return failure_ || next_ || is_ended_; });
    if (failure_) return;
    if (!next_) break;
    Batch batch = std::move(*next_);
    next_.reset();
    lock.unlock();
    changed_.notify_all();
    auto const written = bench.write(std::move(batch.announcements), batch.first);
    lock.lock();
    if (!written && !failure_) failure_ = written.error();
  }
  facts_.merge(bench.take_facts());
}

}  // namespace tracuu::indexer
