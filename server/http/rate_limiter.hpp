// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace tracuu::server {

/// A token bucket for each client: `burst` requests at once, then `per_second` of them. Remembers
/// at most kMaxClients; those who have been quiet long enough are forgotten first. Thread-safe.
class RateLimiter {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kMaxClients = 65'536;

  struct Rate {
    double per_second = 0;  ///< 0 = no limit
    std::size_t burst = 1;
  };

  /// Nothing if `client` may go on; else in how many seconds, at least 1, it may ask again.
  [[nodiscard]] std::optional<std::chrono::seconds> take(std::string const& client, Rate rate,
                                                         Clock::time_point now = Clock::now());

  [[nodiscard]] std::size_t clients() const;

 private:
  struct Bucket {
    double tokens;
    Clock::time_point filled;
  };

  void make_room(Rate rate, Clock::time_point now);

  mutable std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace tracuu::server
