// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/rate_limiter.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

constexpr RateLimiter::Clock::time_point kStart{1h};

TEST(RateLimiter, AllowsABurstThenTheRate) {
  RateLimiter limiter;
  RateLimiter::Rate const rate{2, 5};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(limiter.take("a", rate, kStart), std::nullopt) << i;
  EXPECT_EQ(limiter.take("a", rate, kStart), 1s);
  EXPECT_EQ(limiter.take("a", rate, kStart + 400ms), 1s);
  EXPECT_EQ(limiter.take("a", rate, kStart + 600ms), std::nullopt);
  EXPECT_EQ(limiter.take("a", rate, kStart + 600ms), 1s);
  int allowed = 0;
  for (auto at = kStart + 10s; at < kStart + 20s; at += 10ms) {
    if (!limiter.take("a", rate, at)) ++allowed;
  }
  EXPECT_GE(allowed, 24);  // 5 at once, then 2 a second
  EXPECT_LE(allowed, 25);
}

TEST(RateLimiter, ClientsDoNotPayForEachOther) {
  RateLimiter limiter;
  RateLimiter::Rate const rate{1, 1};
  EXPECT_EQ(limiter.take("a", rate, kStart), std::nullopt);
  EXPECT_EQ(limiter.take("a", rate, kStart), 1s);
  EXPECT_EQ(limiter.take("b", rate, kStart), std::nullopt);
}

TEST(RateLimiter, ZeroIsNoLimit) {
  RateLimiter limiter;
  for (int i = 0; i < 1'000; ++i) EXPECT_EQ(limiter.take("a", {0, 1}, kStart), std::nullopt);
  EXPECT_EQ(limiter.clients(), 0u);
}

TEST(RateLimiter, RemembersOnlySoMany) {
  RateLimiter limiter;
  RateLimiter::Rate const rate{1, 2};
  // All of them busy: nobody has been quiet long enough to be forgotten.
  for (std::size_t i = 0; i < RateLimiter::kMaxClients + 1'000; ++i) {
    (void)limiter.take(std::to_string(i), rate, kStart);
    ASSERT_LE(limiter.clients(), RateLimiter::kMaxClients);
  }
  (void)limiter.take("busy", rate, kStart + 1h);
  (void)limiter.take("busy", rate, kStart + 1h);
  for (std::size_t i = 0; i < RateLimiter::kMaxClients; ++i) {
    (void)limiter.take("x" + std::to_string(i), rate, kStart + 1h);
  }
  ASSERT_LE(limiter.clients(), RateLimiter::kMaxClients);
}

}  // namespace
}  // namespace tracuu::server
