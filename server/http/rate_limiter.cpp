// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/rate_limiter.hpp"

#include <algorithm>
#include <cmath>

namespace tracuu::server {
namespace {

double tokens_at(double tokens, std::chrono::duration<double> since, RateLimiter::Rate rate) {
  return std::min(static_cast<double>(rate.burst), tokens + since.count() * rate.per_second);
}

}  // namespace

std::optional<std::chrono::seconds> RateLimiter::take(std::string const& client, Rate rate,
                                                      Clock::time_point now) {
  if (rate.per_second <= 0) return std::nullopt;
  std::lock_guard const lock(mutex_);
  if (buckets_.size() >= kMaxClients && !buckets_.contains(client)) make_room(rate, now);
  auto const [entry, is_new] =
      buckets_.try_emplace(client, Bucket{static_cast<double>(rate.burst), now});
  Bucket& bucket = entry->second;
  bucket.tokens = tokens_at(bucket.tokens, now - bucket.filled, rate);
  bucket.filled = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::nullopt;
  }
  double const wait = (1 - bucket.tokens) / rate.per_second;
  return std::chrono::seconds(std::max(1L, std::lround(std::ceil(wait))));
}

// Full buckets say no more than none. If there are none, an eighth goes, whosever it is, so that
// the sweep is paid for by many requests.
void RateLimiter::make_room(Rate rate, Clock::time_point now) {
  std::erase_if(buckets_, [&](auto const& entry) {
    return tokens_at(entry.second.tokens, now - entry.second.filled, rate) >=
           static_cast<double>(rate.burst);
  });
  while (buckets_.size() > kMaxClients - kMaxClients / 8) buckets_.erase(buckets_.begin());
}

std::size_t RateLimiter::clients() const {
  std::lock_guard const lock(mutex_);
  return buckets_.size();
}

}  // namespace tracuu::server
