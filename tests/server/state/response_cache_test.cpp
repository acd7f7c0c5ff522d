// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/response_cache.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/support/failing_memory.hpp"

namespace tracuu::server {
namespace {

SharedAnswer answer_of(std::string body) {
  return std::make_shared<StoredAnswer const>(json_response(200, std::move(body)));
}

void ignore(SharedAnswer) {}

void put(ResponseCache& cache, CacheKey const& key, std::string body) {
  auto const found = cache.find(key, &ignore);
  ASSERT_NE(found.flight, nullptr);
  found.flight->land(answer_of(std::move(body)), true);
}

TEST(ResponseCache, KeepsWhatLanded) {
  ResponseCache cache(1'000'000);
  EXPECT_EQ(cache.kept({"r1", "a"}), nullptr);
  put(cache, {"r1", "a"}, "A");
  ASSERT_NE(cache.kept({"r1", "a"}), nullptr);
  EXPECT_EQ(cache.kept({"r1", "a"})->response().body, "A");
  auto const found = cache.find({"r1", "a"}, &ignore);
  EXPECT_NE(found.answer, nullptr);
  EXPECT_EQ(found.flight, nullptr);
  EXPECT_EQ(cache.kept({"r1", "b"}), nullptr);
}

TEST(ResponseCache, AnotherRevisionEmptiesIt) {
  ResponseCache cache(1'000'000);
  put(cache, {"r1", "a"}, "A");
  put(cache, {"r1", "b"}, "B");
  put(cache, {"", "always"}, "C");
  EXPECT_EQ(cache.kept({"r2", "a"}), nullptr);
  EXPECT_EQ(cache.stats().answers, 1u) << "what does not depend on the index stays";
  EXPECT_NE(cache.kept({"", "always"}), nullptr);
}

TEST(ResponseCache, WhatWasOvertakenIsNotKept) {
  ResponseCache cache(1'000'000);
  auto const slow = cache.find({"r1", "a"}, &ignore);
  EXPECT_EQ(cache.kept({"r2", "a"}), nullptr);
  slow.flight->land(answer_of("old"), true);
  EXPECT_EQ(cache.stats().answers, 0u);
}

// A flight that ended while it was being made used to wait for the lock that its maker held.
TEST(ResponseCache, AFlightForWhichMemoryLacksLeavesNothingBehind) {
  ResponseCache cache(1'000'000);
  CacheKey const key{"r1", std::string(40, 'a')};
  int calls = 0;
  ResponseCache::Waiter const waiter = [&](SharedAnswer const&) { ++calls; };
  ResponseCache::Found found;
  int const runs = test::fail_each_allocation([&] { found = cache.find(key, waiter); },
                                              [&] { EXPECT_EQ(cache.stats().answers, 0u); });
  EXPECT_GT(runs, 5);
  ASSERT_TRUE(found.flight);
  EXPECT_TRUE(found.is_first);
  calls = 0;
  found.flight->land(answer_of("made"), true);
  EXPECT_EQ(calls, 1);
}

TEST(ResponseCache, WhatCanNotBeKeptIsHandedOutAllTheSame) {
  ResponseCache cache(1'000'000);
  CacheKey const key{"r1", std::string(40, 'a')};
  bool is_kept = false;
  for (int before = 0; !is_kept; ++before) {
    int calls = 0;
    auto const found = cache.find(key, [&](SharedAnswer const&) { ++calls; });
    SharedAnswer const answer = answer_of("made");
    {
      test::FailingMemory const memory(before);
      found.flight->land(answer, true);
    }
    EXPECT_EQ(calls, 1);
    is_kept = cache.kept(key) != nullptr;
    EXPECT_EQ(cache.stats().answers, is_kept ? 1u : 0u);
    EXPECT_EQ(cache.stats().bytes > 0, is_kept);
  }
}

TEST(ResponseCache, WhoWaitsForAFlightThatEndsWithoutMemoryIsTold) {
  ResponseCache cache(1'000'000);
  int calls = 0;
  auto found = cache.find({"r1", "a"}, [&](SharedAnswer const& answer) {
    ++calls;
    EXPECT_EQ(answer, nullptr);
  });
  test::FailingMemory const none(0, true);
  found.flight.reset();
  EXPECT_EQ(calls, 1);
}

TEST(ResponseCache, WhatMayNotBeKeptIsOnlyHandedOut) {
  ResponseCache cache(1'000'000);
  int calls = 0;
  auto const found = cache.find({"r1", "a"}, [&](SharedAnswer) { ++calls; });
  found.flight->land(answer_of("busy"), false);
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(cache.stats().answers, 0u);
}

TEST(ResponseCache, NeverTakesMoreThanItMay) {
  constexpr std::size_t kCapacity = 100'000;
  ResponseCache cache(kCapacity);
  for (int i = 0; i < 1'000; ++i) {
    put(cache, {"r1", std::to_string(i)}, std::string(1'000, 'x'));
    EXPECT_LE(cache.stats().bytes, kCapacity);
    // Asked for again and again, so it must outlive those that are not.
    EXPECT_NE(cache.kept({"r1", "0"}), nullptr) << i;
  }
  EXPECT_GT(cache.stats().answers, 20u);
  EXPECT_EQ(cache.kept({"r1", "1"}), nullptr) << "the oldest went";
  EXPECT_NE(cache.kept({"r1", "999"}), nullptr);
  EXPECT_EQ(cache.kept({"r2", "0"}), nullptr);
  EXPECT_EQ(cache.stats().bytes, 0u);
}

TEST(ResponseCache, OneAnswerMayNotPushOutAllOthers) {
  ResponseCache cache(100'000);
  put(cache, {"r1", "a"}, "A");
  put(cache, {"r1", "huge"}, std::string(50'000, 'x'));
  EXPECT_EQ(cache.kept({"r1", "huge"}), nullptr);
  EXPECT_NE(cache.kept({"r1", "a"}), nullptr);
}

TEST(ResponseCache, WithoutRoomItStillShares) {
  ResponseCache cache(0);
  put(cache, {"r1", "a"}, "A");
  EXPECT_EQ(cache.kept({"r1", "a"}), nullptr);
}

TEST(ResponseCache, OneMakesItAndAllGetIt) {
  ResponseCache cache(1'000'000);
  std::atomic<int> makers{0};
  std::atomic<int> got{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round) {
        CacheKey const key{"r1", std::to_string(round)};
        auto const found = cache.find(key, [&](SharedAnswer) { ++got; });
        if (found.answer) ++got;
        if (!found.is_first) continue;
        ++makers;
        found.flight->land(answer_of("A"), true);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(makers, 200);
  EXPECT_EQ(got, 8 * 200);
}

TEST(ResponseCache, ADroppedFlightIsAFailureForAll) {
  ResponseCache cache(1'000'000);
  std::vector<int> statuses;
  auto const note = [&](SharedAnswer const& answer) {
    statuses.push_back(answer->response().status);
  };
  auto first = cache.find({"r1", "a"}, note);
  auto second = cache.find({"r1", "a"}, note);
  EXPECT_TRUE(first.is_first);
  EXPECT_FALSE(second.is_first);
  EXPECT_EQ(second.flight, first.flight);
  first.flight.reset();
  second.flight.reset();
  EXPECT_EQ(statuses, (std::vector<int>{500, 500}));
  EXPECT_TRUE(cache.find({"r1", "a"}, note).is_first) << "the next one tries again";
}

TEST(ResponseCache, WhoLeavesIsCalledOnceAndTheLastOneStopsTheWork) {
  ResponseCache cache(1'000'000);
  std::vector<std::string> calls;
  auto const note = [&](std::string const& who) {
    return [&calls, who](SharedAnswer const& answer) {
      calls.push_back(who + (answer ? " has " + answer->response().body : " left"));
    };
  };
  auto const first = cache.find({"r1", "a"}, note("first"));
  auto const second = cache.find({"r1", "a"}, note("second"));
  first.flight->leave(first.waiter, nullptr);
  first.flight->leave(first.waiter, nullptr);
  EXPECT_FALSE(first.flight->stop_token().stop_requested()) << "the second one waits";
  second.flight->leave(second.waiter, nullptr);
  EXPECT_TRUE(first.flight->stop_token().stop_requested());
  auto const later = cache.find({"r1", "a"}, note("later"));
  EXPECT_TRUE(later.is_first) << "what was told to stop is not for others";
  first.flight->land(answer_of("cut"), false);
  later.flight->land(answer_of("whole"), true);
  later.flight->leave(later.waiter, nullptr);
  EXPECT_EQ(calls, (std::vector<std::string>{"first left", "second left", "later has whole"}));
}

TEST(ResponseCache, EachClientBringsOneJobUntilOneBegins) {
  ResponseCache cache(1'000'000);
  auto const found = cache.find({"r1", "a"}, &ignore);
  EXPECT_TRUE(found.flight->wants_job_of("one"));
  EXPECT_FALSE(found.flight->wants_job_of("one"));
  EXPECT_TRUE(found.flight->wants_job_of("two"));
  EXPECT_FALSE(found.flight->loses_job_of("one")) << "the other's is left";
  EXPECT_TRUE(found.flight->loses_job_of("two"));
  EXPECT_TRUE(found.flight->begin());
  EXPECT_FALSE(found.flight->begin());
  EXPECT_FALSE(found.flight->wants_job_of("three"));
}

}  // namespace
}  // namespace tracuu::server
