// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/memory_share.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

namespace tracuu::indexer {
namespace {

TEST(MemoryShares, AllThatWorkAtOnceHaveNoMoreThanThereIs) {
  MemoryShares shares;
  std::atomic<std::uint64_t> used = 0;
  std::atomic<bool> was_too_much = false;
  std::vector<std::thread> threads;
  for (std::uint64_t bytes : {10u, 40u, 100u, 500u, 30u, 60u}) {
    threads.emplace_back([&, bytes] {
      for (int i = 0; i < 200; ++i) {
        auto const held = shares.take(bytes, 100);
        std::uint64_t const now = used += std::min<std::uint64_t>(bytes, 100);
        if (now > 100) was_too_much = true;
        used -= std::min<std::uint64_t>(bytes, 100);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_FALSE(was_too_much);
}

TEST(MemoryShares, AShareThatIsHandedOnIsGivenBackOnce) {
  MemoryShares shares;
  {
    MemoryShares::Held first = shares.take(60, 100);
    MemoryShares::Held const second(std::move(first));
  }
  auto const all = shares.take(100, 100);
  EXPECT_EQ(shares.waiting(), 0u);
  EXPECT_EQ(&shares_of_process(), &shares_of_process());
}

TEST(MemoryShares, WhoAsksForAllIsNotOvertaken) {
  MemoryShares shares;
  std::atomic<int> order = 0;
  int all_came = 0;
  int small_came = 0;
  auto* const first = new MemoryShares::Held(shares.take(10, 100));
  std::thread all([&] {
    auto const held = shares.take(100, 100);
    all_came = ++order;
  });
  while (shares.waiting() < 1) std::this_thread::yield();
  std::thread small([&] {
    auto const held = shares.take(10, 100);
    small_came = ++order;
  });
  while (shares.waiting() < 2) std::this_thread::yield();
  delete first;
  all.join();
  small.join();
  EXPECT_EQ(all_came, 1);
  EXPECT_EQ(small_came, 2);
}

}  // namespace
}  // namespace tracuu::indexer
