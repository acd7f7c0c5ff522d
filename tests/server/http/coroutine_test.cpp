// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/coroutine.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "tests/support/failing_memory.hpp"

namespace tracuu::server {
namespace {

// A worker that had no memory to let its session go on used to end the program.
TEST(WaitForCall, GoesOnWithoutMemory) {
  net::io_context context;
  Resume resume;
  bool has_gone_on = false;
  auto const run = [&]() -> net::awaitable<void> {
    co_await wait_for_call([&](Resume const& given) { resume = given; });
    has_gone_on = true;
  };
  spawn(context.get_executor(), run, [](std::exception_ptr const&) {});
  context.run_one_for(std::chrono::seconds(5));
  while (!resume) context.run_one_for(std::chrono::seconds(5));
  std::thread([&] {
    test::FailingMemory const none(0, true);
    resume();
    resume = nullptr;
    EXPECT_FALSE(none.has_failed());
  }).join();
  EXPECT_FALSE(has_gone_on) << "never within the call";
  context.run();
  EXPECT_TRUE(has_gone_on);
}

TEST(WaitForCall, EndsIfNobodyIsLeftToCall) {
  net::io_context context;
  auto const alive = std::make_shared<int>();
  bool has_gone_on = false;
  auto const run = [&, kept = alive]() -> net::awaitable<void> {
    co_await wait_for_call([](Resume const&) {});
    has_gone_on = true;
  };
  spawn(context.get_executor(), run, [](std::exception_ptr const&) {});
  context.run();
  EXPECT_FALSE(has_gone_on);
}

}  // namespace
}  // namespace tracuu::server
