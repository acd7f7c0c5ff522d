// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/handler_memory.hpp"

#include <gtest/gtest.h>

#include "server/http/net.hpp"
#include "tests/support/failing_memory.hpp"

namespace tracuu::server {
namespace {

TEST(HandlerMemory, GivesItsRoomToOneAtATime) {
  HandlerMemory memory;
  void* const first = memory.allocate(100);
  void* const second = memory.allocate(100);
  EXPECT_NE(first, second);
  memory.deallocate(first);
  EXPECT_EQ(memory.allocate(16), first) << "it is free again";
  memory.deallocate(second);
  memory.deallocate(first);
  void* const large = memory.allocate(100'000);
  EXPECT_NE(large, first);
  memory.deallocate(large);
}

// Whoever waits on it again from the end of a wait needs no memory, whatever the version of Boost.
TEST(HandlerMemory, AWaitOfASocketOrATimerFitsIn) {
  HandlerMemory memory;
  net::io_context context;
  tcp::acceptor acceptor(context, tcp::endpoint(net::ip::address_v4::loopback(), 0));
  net::steady_timer timer(context, std::chrono::hours(1));
  timer.async_wait([](beast::error_code) {});  // the table of timers has its room
  timer.cancel();
  context.run();
  context.restart();
  int ends = 0;
  {
    test::FailingMemory const none(0, true);
    acceptor.async_wait(tcp::acceptor::wait_read,
                        net::bind_allocator(HandlerAllocator<>(memory), [&](beast::error_code) {
                          timer.expires_after(std::chrono::milliseconds(1));
                          timer.async_wait(net::bind_allocator(HandlerAllocator<>(memory),
                                                               [&](beast::error_code) { ++ends; }));
                        }));
    acceptor.cancel();
    context.run();
    EXPECT_FALSE(none.has_failed());
  }
  EXPECT_EQ(ends, 1);
}

}  // namespace
}  // namespace tracuu::server
