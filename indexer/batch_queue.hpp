// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <limits>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/item/source_item.hpp"

namespace tracuu::indexer {

/// Items that are indexed together, numbered from 0 in the order of the sources.
struct Batch {
  std::size_t number = 0;
  std::vector<SourceItem> items;
  std::size_t bytes = 0;  ///< of the items
};

/// Hands batches from the reading thread to the workers. Holds few of them, so
/// that memory does not grow with the sources. Thread-safe.
class BatchQueue {
 public:
  /// Holds at most `capacity` batches, and of their bytes, with those that were taken and not
  /// released, at most `max_bytes`, or one batch.
  explicit BatchQueue(std::size_t capacity,
                      std::size_t max_bytes = std::numeric_limits<std::size_t>::max())
      : capacity_(capacity), max_bytes_(max_bytes) {}

  /// Waits for room. False if the queue was closed meanwhile: nobody will take it.
  bool push(Batch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      bool const fits = bytes_ == 0 || bytes_ + batch.bytes <= max_bytes_;
      return closed_ || (batches_.size() < capacity_ && fits);
    });
    if (closed_) return false;
    bytes_ += batch.bytes;
    batches_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
  }

  /// Waits for a batch; nothing once the queue is closed and empty.
  std::optional<Batch> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !batches_.empty(); });
    if (batches_.empty()) return std::nullopt;
    Batch batch = std::move(batches_.front());
    batches_.pop_front();
    changed_.notify_all();
    return batch;
  }

  /// So many bytes of a batch that was taken are no longer in memory.
  void release(std::size_t bytes) {
    std::scoped_lock const lock(mutex_);
    bytes_ -= bytes;
    changed_.notify_all();
  }

  /// No more batches will come.
  void close() {
    std::scoped_lock const lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::size_t capacity_;
  std::size_t max_bytes_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t bytes_ = 0;  ///< of what waits or was not released
  std::deque<Batch> batches_;
  bool closed_ = false;
};

}  // namespace tracuu::indexer
