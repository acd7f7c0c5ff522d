// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>

namespace tracuu::server {

/// Holds searches in flight until a test opens it.
class Gate {
 public:
  /// For the handler: says that it is here, and waits.
  void pass() {
    std::unique_lock lock(mutex_);
    ++arrived_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return is_open_; });
  }

  /// For the test: returns when `count` handlers are, or were, at the gate.
  void wait_for(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return arrived_ >= count; });
  }

  void open() { set(true); }

  /// Makes the gate as new, for the next test.
  void reset() {
    set(false);
    arrived_ = 0;
  }

 private:
  void set(bool is_open) {
    std::lock_guard const lock(mutex_);
    is_open_ = is_open;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_open_ = false;
  int arrived_ = 0;
};

}  // namespace tracuu::server
