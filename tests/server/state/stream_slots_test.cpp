// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/stream_slots.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "tests/support/failing_memory.hpp"

namespace tracuu::server {
namespace {

TEST(StreamSlots, AreTakenAndGivenBack) {
  StreamSlots slots(2);
  StreamSlots::Slot first = slots.try_take("").slot;
  StreamSlots::Slot const second = slots.try_take("").slot;
  ASSERT_TRUE(first && second);
  EXPECT_FALSE(slots.try_take("").slot);
  EXPECT_EQ(slots.taken(), 2u);
  EXPECT_TRUE(slots.is_full());
  StreamSlots::Slot copy = first;
  first.reset();
  EXPECT_FALSE(slots.try_take("").slot) << "a copy holds it";
  copy.reset();
  EXPECT_TRUE(slots.try_take("").slot);
}

// A slot that could not be made used to be given back under the lock, which stood for ever.
TEST(StreamSlots, ASlotForWhichMemoryLacksIsNotTaken) {
  StreamSlots slots(2);
  StreamSlots::Taken taken;
  std::string const name(40, 'a');
  int const runs = test::fail_each_allocation([&] { taken = slots.try_take(name); },
                                              [&] { EXPECT_EQ(slots.taken(), 0u); });
  EXPECT_GE(runs, 3);
  EXPECT_TRUE(taken.slot);
  EXPECT_EQ(slots.taken(), 1u);
}

TEST(StreamSlots, NoClientHasMoreThanHalf) {
  StreamSlots slots(4);
  StreamSlots::Taken const first = slots.try_take("one");
  StreamSlots::Taken second = slots.try_take("one");
  ASSERT_TRUE(first.slot && second.slot);
  StreamSlots::Taken const third = slots.try_take("one");
  EXPECT_FALSE(third.slot);
  EXPECT_TRUE(third.share_is_full);
  StreamSlots::Taken const others[] = {slots.try_take("two"), slots.try_take("three")};
  EXPECT_TRUE(others[0].slot && others[1].slot);
  StreamSlots::Taken const last = slots.try_take("four");
  EXPECT_FALSE(last.slot);
  EXPECT_FALSE(last.share_is_full) << "all are taken";
  second.slot.reset();
  EXPECT_TRUE(slots.try_take("one").slot);
}

TEST(StreamSlots, ASinglePlaceIsForAnybody) {
  StreamSlots slots(1);
  EXPECT_TRUE(slots.try_take("one").slot);
}

TEST(StreamSlots, NeverMoreThanThereAre) {
  StreamSlots slots(3);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&slots] {
      for (int n = 0; n < 2'000; ++n) {
        auto const taken = slots.try_take("client");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(slots.taken(), 0u);
}

}  // namespace
}  // namespace tracuu::server
