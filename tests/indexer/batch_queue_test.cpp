// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batch_queue.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace tracuu::indexer {
namespace {

Batch batch(std::size_t number) {
  return {number, {}, 0};
}

TEST(BatchQueue, HandsOutInOrder) {
  BatchQueue queue(3);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(queue.push(batch(i)));
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(queue.pop()->number, i);
}

TEST(BatchQueue, GivesWhatIsLeftAfterClosing) {
  BatchQueue queue(2);
  EXPECT_TRUE(queue.push(batch(0)));
  queue.close();
  EXPECT_FALSE(queue.push(batch(1))) << "nobody will take it";
  EXPECT_EQ(queue.pop()->number, 0u);
  EXPECT_FALSE(queue.pop().has_value());
  EXPECT_FALSE(queue.pop().has_value());
}

TEST(BatchQueue, ClosingWakesWhoWaits) {
  BatchQueue full(1);
  ASSERT_TRUE(full.push(batch(0)));
  BatchQueue empty(1);
  std::thread pusher([&] { EXPECT_FALSE(full.push(batch(1))); });
  std::thread popper([&] { EXPECT_FALSE(empty.pop().has_value()); });
  full.close();
  empty.close();
  pusher.join();
  popper.join();
}

TEST(BatchQueue, LosesNothingBetweenThreads) {
  constexpr std::size_t kBatches = 1'000;
  BatchQueue queue(2);
  std::atomic<std::size_t> sum = 0;
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back([&] {
      while (auto const taken = queue.pop()) sum += taken->number;
    });
  }
  for (std::size_t i = 0; i < kBatches; ++i) ASSERT_TRUE(queue.push(batch(i)));
  queue.close();
  for (std::thread& worker : workers) worker.join();
  EXPECT_EQ(sum, kBatches * (kBatches - 1) / 2);
}

TEST(BatchQueue, WaitsForRoomInBytes) {
  BatchQueue queue(10, 100);
  ASSERT_TRUE(queue.push({0, {}, 500})) << "one is always taken";
  std::atomic<bool> is_in = false;
  std::thread pusher([&] {
    EXPECT_TRUE(queue.push({1, {}, 60}));
    is_in = true;
    EXPECT_TRUE(queue.push({2, {}, 40}));
  });
  EXPECT_EQ(queue.pop()->number, 0u);
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_FALSE(is_in) << "its bytes are still in memory";
  queue.release(500);
  pusher.join();
  EXPECT_EQ(queue.pop()->number, 1u);
}

}  // namespace
}  // namespace tracuu::indexer
