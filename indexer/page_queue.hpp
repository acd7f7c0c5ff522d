// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace tracuu::indexer {

/// A document in memory of which pages are being read.
struct OpenDocument {
  std::string source;  ///< as Rejected::source
  std::string file_hash;
  std::string bytes;
  std::size_t pages_left = 0;  ///< that nobody has finished; guarded by who counts
};

/// A page that is to be read.
struct QueuedPage {
  std::shared_ptr<OpenDocument> document;
  std::size_t page = 0;  ///< from 1
};

/// Pages for the workers, few at a time, so that few documents are held in memory. Thread-safe.
class PageQueue {
 public:
  explicit PageQueue(std::size_t max_pages) : max_pages_(max_pages) {}

  /// Waits for room. False once the queue is closed.
  bool push(QueuedPage page) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return is_closed_ || pages_.size() < max_pages_; });
    if (is_closed_) return false;
    pages_.push_back(std::move(page));
    changed_.notify_all();
    return true;
  }

  /// Waits for a page; nothing once the queue is closed and empty.
  std::optional<QueuedPage> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return is_closed_ || !pages_.empty(); });
    if (pages_.empty()) return std::nullopt;
    QueuedPage page = std::move(pages_.front());
    pages_.pop_front();
    changed_.notify_all();
    return page;
  }

  /// No more pages come; with `drops`, those that wait are dropped.
  void close(bool drops = false) {
    std::scoped_lock const lock(mutex_);
    is_closed_ = true;
    if (drops) pages_.clear();
    changed_.notify_all();
  }

 private:
  std::size_t max_pages_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<QueuedPage> pages_;
  bool is_closed_ = false;
};

}  // namespace tracuu::indexer
