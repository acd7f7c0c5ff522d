// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/worker_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <string>
#include <vector>

#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using Searcher = base::Result<search::Searcher>;

TEST(WorkerPool, GivesJobsAnOpenSearcher) {
  WorkerPool pool(make_test_index(test::sample_announcements()), {1, 4});
  std::promise<bool> found;
  ASSERT_TRUE(pool.try_submit([&](Searcher& searcher) {
    found.set_value(searcher && searcher->find("gv-1").has_value());
  }));
  EXPECT_TRUE(found.get_future().get());
}

TEST(WorkerPool, TellsJobsWhyThereIsNoIndexAndTriesAgain) {
  auto const index = make_test_index(test::sample_announcements());
  auto const away = index.string() + ".away";
  std::filesystem::rename(index, away);
  WorkerPool pool(index, {1, 4});
  std::promise<bool> missing;
  ASSERT_TRUE(
      pool.try_submit([&](Searcher& searcher) { missing.set_value(searcher.has_error()); }));
  EXPECT_TRUE(missing.get_future().get());
  std::filesystem::rename(away, index);
  std::promise<bool> opened;
  ASSERT_TRUE(pool.try_submit([&](Searcher& searcher) { opened.set_value(searcher.has_value()); }));
  EXPECT_TRUE(opened.get_future().get());
}

// Holds the only worker until released, so that the queue fills.
class FullPool : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(pool_.try_submit([this](Searcher&) {
      started_.set_value();
      release_.get_future().wait();
    }));
    started_.get_future().wait();
  }

  std::promise<void> started_;
  std::promise<void> release_;
  WorkerPool pool_{make_test_index(test::sample_announcements()), {1, 2}};
};

TEST_F(FullPool, RefusesMoreThanTheQueueHolds) {
  std::atomic<int> ran{0};
  EXPECT_TRUE(pool_.try_submit([&](Searcher&) { ++ran; }));
  EXPECT_TRUE(pool_.try_submit([&](Searcher&) { ++ran; }));
  EXPECT_FALSE(pool_.try_submit([&](Searcher&) { ++ran; }));
  release_.set_value();
  pool_.stop();
  EXPECT_EQ(ran, 2) << "stop() finishes what was accepted";
  EXPECT_FALSE(pool_.try_submit([](Searcher&) {}));
}

TEST_F(FullPool, AbandonedJobsHearThatTheServerIsBusy) {
  base::ErrorCode code = base::ErrorCode::Internal;
  ASSERT_TRUE(pool_.try_submit([&](Searcher& searcher) { code = searcher.error().code; }));
  pool_.abandon_queue();
  EXPECT_EQ(code, base::ErrorCode::Busy);
  release_.set_value();
}

TEST_F(FullPool, AClientTakesThePlaceOfOneThatHasMore) {
  std::vector<std::string> told;
  auto const tell = [&](std::string const& who) {
    return
        [&told, who](Searcher& searcher) { told.push_back(who + (searcher ? " ran" : " busy")); };
  };
  EXPECT_TRUE(pool_.try_submit(tell("a1"), {"a"}));
  EXPECT_TRUE(pool_.try_submit(tell("a2"), {"a"}));
  EXPECT_TRUE(pool_.try_submit(tell("b1"), {"b"}));
  EXPECT_EQ(told, std::vector<std::string>{"a2 busy"});
  EXPECT_FALSE(pool_.try_submit(tell("b2"), {"b"}));
  EXPECT_EQ(pool_.load().waiting, 2u);
  EXPECT_EQ(pool_.load().running, 1u);
  release_.set_value();
  pool_.stop();
  EXPECT_EQ(told, (std::vector<std::string>{"a2 busy", "a1 ran", "b1 ran"}));
}

TEST_F(FullPool, WhatNobodyWantsNeverRuns) {
  std::stop_source gone;
  std::atomic<int> ran{0};
  EXPECT_TRUE(pool_.try_submit([&](Searcher&) { ++ran; }, {"a", gone.get_token()}));
  EXPECT_TRUE(pool_.try_submit([&](Searcher&) { ++ran; }, {"b"}));
  gone.request_stop();
  release_.set_value();
  pool_.stop();
  EXPECT_EQ(ran, 1);
}

TEST(WorkerPoolThread, LeavesAThreadToOthers) {
  WorkerPool pool(make_test_index(test::sample_announcements()),
                  {.threads = 2, .queue_capacity = 4, .running_per_client = 1});
  std::promise<void> started;
  std::promise<void> release;
  auto const released = release.get_future().share();
  ASSERT_TRUE(pool.try_submit(
      [&](Searcher&) {
        started.set_value();
        released.wait();
      },
      {"a"}));
  started.get_future().wait();
  std::atomic<bool> ran_second{false};
  ASSERT_TRUE(pool.try_submit([&](Searcher&) { ran_second = true; }, {"a"}));
  std::promise<void> other;
  ASSERT_TRUE(pool.try_submit([&](Searcher&) { other.set_value(); }, {"b"}));
  other.get_future().wait();
  EXPECT_FALSE(ran_second) << "a holds its share";
  release.set_value();
  pool.stop();
  EXPECT_TRUE(ran_second);
}

TEST(WorkerPoolThread, OutlivesAJobThatThrows) {
  WorkerPool pool(make_test_index(test::sample_announcements()), {1, 4});
  ASSERT_TRUE(pool.try_submit([](Searcher&) { throw std::bad_alloc(); }));
  std::promise<bool> opened;
  ASSERT_TRUE(pool.try_submit([&](Searcher& searcher) { opened.set_value(bool(searcher)); }));
  EXPECT_TRUE(opened.get_future().get());
}

}  // namespace
}  // namespace tracuu::server
