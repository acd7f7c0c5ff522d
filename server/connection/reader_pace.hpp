// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace tracuu::server {

/// How fast a reader takes what it is sent, judged over windows of waiting for it: what the server
/// needs to make a piece is not the reader's.
class ReaderPace {
 public:
  using Duration = std::chrono::steady_clock::duration;

  explicit ReaderPace(Duration window) : window_(window) {}

  /// The reader took `bytes`, for which we waited so long.
  void took(std::size_t bytes, Duration waited) {
    bytes_ += bytes;
    waited_ += waited;
  }

  /// True if a window is full and the reader took less than `bytes_per_second` in it; a full
  /// window ends. 0: never.
  [[nodiscard]] bool is_below(std::size_t bytes_per_second) {
    if (waited_ < window_) return false;
    double const seconds = std::chrono::duration<double>(waited_).count();
    bool const is_slow =
        static_cast<double>(bytes_) < static_cast<double>(bytes_per_second) * seconds;
    bytes_ = 0;
    waited_ = Duration::zero();
    return is_slow;
  }

 private:
  Duration const window_;
  std::size_t bytes_ = 0;
  Duration waited_{0};
};

}  // namespace tracuu::server
