// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <utility>

namespace tracuu::indexer {

/// Shares out memory among threads that work at once: who asks for much waits until the others
/// leave room for it, and none overtakes. Thread-safe.
class MemoryShares {
 public:
  /// Gives its share back.
  class Held {
   public:
    Held(MemoryShares& shares, std::uint64_t bytes) : shares_(&shares), bytes_(bytes) {}
    Held(Held&& other) noexcept
        : shares_(std::exchange(other.shares_, nullptr)), bytes_(other.bytes_) {}
    Held& operator=(Held&&) = delete;
    ~Held() {
      if (shares_ != nullptr) shares_->give_back(bytes_);
    }

   private:
    MemoryShares* shares_;
    std::uint64_t bytes_;
  };

  /// Waits until `bytes`, or all of `total` if that is less, are left of `total`.
  [[nodiscard]] Held take(std::uint64_t bytes, std::uint64_t total) {
    std::unique_lock lock(mutex_);
    std::uint64_t const turn = next_turn_++;
    std::uint64_t const wanted = std::min(bytes, total);
    changed_.wait(lock, [&] { return turn == turn_ && (used_ == 0 || used_ + wanted <= total); });
    ++turn_;
    used_ += wanted;
    changed_.notify_all();
    return {*this, wanted};
  }

  /// How many wait for their share.
  [[nodiscard]] std::uint64_t waiting() {
    std::scoped_lock const lock(mutex_);
    return next_turn_ - turn_;
  }

 private:
  void give_back(std::uint64_t bytes) {
    std::scoped_lock const lock(mutex_);
    used_ -= bytes;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t used_ = 0;
  std::uint64_t next_turn_ = 0;
  std::uint64_t turn_ = 0;  ///< whose turn it is
};

/// What this process shares out: among its readers (reader_program.hpp) and the analysis of large
/// texts. Who holds a share of it takes no other.
[[nodiscard]] MemoryShares& shares_of_process();

}  // namespace tracuu::indexer
