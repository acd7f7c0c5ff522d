// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/fair_queue.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/failing_memory.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;
using Queue = FairQueue<std::string>;

std::vector<std::string> jobs_of(Queue::Jobs const& waiting) {
  std::vector<std::string> jobs;
  for (Queue::Waiting const& each : waiting) jobs.push_back(each.job);
  return jobs;
}

/// Takes jobs until none has its turn, each ended before the next.
std::vector<std::string> take_all(Queue& queue) {
  std::vector<std::string> jobs;
  for (;;) {
    Queue::Taken taken = queue.take();
    if (!taken.job) return jobs;
    jobs.push_back(*taken.job);
    queue.finish(taken.client);
  }
}

TEST(FairQueue, ClientsTakeTurns) {
  Queue queue({100, 1});
  for (char const* job : {"a1", "a2", "a3", "b1", "c1", "b2"}) {
    EXPECT_TRUE(queue.push(job, {std::string(1, job[0])}).is_accepted);
  }
  EXPECT_EQ(queue.waiting(), 6u);
  EXPECT_EQ(take_all(queue), (std::vector<std::string>{"a1", "b1", "c1", "a2", "b2", "a3"}));
  EXPECT_EQ(queue.waiting(), 0u);
}

TEST(FairQueue, AClientHasAShareOfTheWorkers) {
  Queue queue({100, 2});
  for (char const* job : {"a1", "a2", "a3", "b1"}) {
    EXPECT_TRUE(queue.push(job, {std::string(1, job[0])}).is_accepted);
  }
  EXPECT_EQ(queue.take().job, "a1");
  EXPECT_EQ(queue.take().job, "b1");
  EXPECT_EQ(queue.take().job, "a2");
  EXPECT_FALSE(queue.has_turn());
  EXPECT_FALSE(queue.take().job) << "two of a's run";
  EXPECT_EQ(queue.waiting(), 1u);
  queue.finish("b");
  EXPECT_FALSE(queue.has_turn());
  queue.finish("a");
  EXPECT_EQ(queue.take().job, "a3");
}

TEST(FairQueue, TheClientWithoutANameHasNoShare) {
  Queue queue({100, 1});
  EXPECT_TRUE(queue.push("1", {}).is_accepted);
  EXPECT_TRUE(queue.push("2", {}).is_accepted);
  EXPECT_EQ(queue.take().job, "1");
  EXPECT_EQ(queue.take().job, "2");
}

TEST(FairQueue, WhenItIsFullTheLongestQueueGivesWay) {
  Queue queue({3, 1});
  for (char const* job : {"a1", "a2", "a3"}) EXPECT_TRUE(queue.push(job, {"a"}).is_accepted);
  Queue::Pushed const more = queue.push("a4", {"a"});
  EXPECT_FALSE(more.is_accepted);
  EXPECT_FALSE(more.displaced);
  Queue::Pushed const other = queue.push("b1", {"b"});
  EXPECT_TRUE(other.is_accepted);
  EXPECT_EQ(other.displaced, "a3") << "the newest of the longest";
  EXPECT_FALSE(queue.push("b2", {"b"}).is_accepted) << "then b would have as many as a";
  EXPECT_TRUE(queue.push("c1", {"c"}).is_accepted);
  EXPECT_FALSE(queue.push("d1", {"d"}).is_accepted) << "each has one";
  EXPECT_EQ(take_all(queue), (std::vector<std::string>{"a1", "b1", "c1"}));
}

TEST(FairQueue, WhatNobodyWantsIsDropped) {
  Queue queue({3, 1});
  std::stop_source gone;
  EXPECT_TRUE(queue.push("a1", {"a", gone.get_token()}).is_accepted);
  EXPECT_TRUE(queue.push("a2", {"a"}).is_accepted);
  EXPECT_TRUE(queue.push("b1", {"b", gone.get_token()}).is_accepted);
  gone.request_stop();
  Queue::Pushed const pushed = queue.push("c1", {"c"});
  EXPECT_TRUE(pushed.is_accepted);
  EXPECT_FALSE(pushed.displaced) << "there was room, of those that nobody wants";
  EXPECT_EQ(pushed.dropped.size(), 2u);
  EXPECT_EQ(take_all(queue), (std::vector<std::string>{"a2", "c1"}));
  EXPECT_TRUE(queue.push("d1", {"d", gone.get_token()}).is_accepted);
  Queue::Taken const taken = queue.take();
  EXPECT_FALSE(taken.job);
  EXPECT_EQ(jobs_of(taken.dropped), std::vector<std::string>{"d1"});
  EXPECT_EQ(queue.waiting(), 0u);
}

TEST(FairQueue, AJobForWhichMemoryLacksWasNeverThere) {
  Queue queue({9, 1});
  std::string const name(40, 'a');
  int const runs = test::fail_each_allocation([&] { static_cast<void>(queue.push("1", {name})); },
                                              [&] {
                                                EXPECT_EQ(queue.waiting(), 0u);
                                                EXPECT_FALSE(queue.oldest());
                                                EXPECT_FALSE(queue.take().job);
                                              });
  EXPECT_GT(runs, 3);
  test::FailingMemory const none(0, true);
  Queue::Taken const taken = queue.take();
  EXPECT_EQ(taken.job, "1") << "whoever works for it needs no memory";
  queue.finish(taken.client);
  EXPECT_FALSE(none.has_failed());
}

TEST(FairQueue, TellsSinceWhenTheFirstWaits) {
  Queue queue({9, 1});
  EXPECT_FALSE(queue.oldest());
  auto const begin = Queue::Clock::now();
  EXPECT_TRUE(queue.push("a1", {"a"}, begin).is_accepted);
  EXPECT_TRUE(queue.push("b1", {"b"}, begin + 1s).is_accepted);
  EXPECT_EQ(queue.oldest(), begin);
  EXPECT_EQ(queue.take().job, "a1");
  EXPECT_EQ(queue.oldest(), begin + 1s);
  EXPECT_EQ(jobs_of(queue.clear()), std::vector<std::string>{"b1"});
  EXPECT_FALSE(queue.oldest());
  EXPECT_FALSE(queue.has_turn());
}

}  // namespace
}  // namespace tracuu::server
