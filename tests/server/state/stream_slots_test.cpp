// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/stream_slots.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace tracuu::server {
namespace {

TEST(StreamSlots, AreTakenAndGivenBack) {
  StreamSlots slots(2);
  StreamSlots::Slot first = slots.try_take();
  StreamSlots::Slot const second = slots.try_take();
  ASSERT_TRUE(first && second);
  EXPECT_FALSE(slots.try_take());
  EXPECT_EQ(slots.taken(), 2u);
  StreamSlots::Slot copy = first;
  first.reset();
  EXPECT_FALSE(slots.try_take()) << "a copy holds it";
  copy.reset();
  EXPECT_TRUE(slots.try_take());
}

TEST(StreamSlots, NeverMoreThanThereAre) {
  StreamSlots slots(3);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&slots] {
      for (int n = 0; n < 2'000; ++n) {
        auto const slot = slots.try_take();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(slots.taken(), 0u);
}

}  // namespace
}  // namespace tracuu::server
