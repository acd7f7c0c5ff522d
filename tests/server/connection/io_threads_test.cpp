// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/io_threads.hpp"

#include <gtest/gtest.h>

#include <future>
#include <stdexcept>

namespace tracuu::server {
namespace {

std::thread::id thread_of(net::io_context& context) {
  std::promise<std::thread::id> id;
  net::post(context, [&] { id.set_value(std::this_thread::get_id()); });
  return id.get_future().get();
}

TEST(IoThreads, GiveTheirContextsInTurnEachWithAThread) {
  IoThreads threads(2);
  threads.start([](std::string const&) {});
  net::io_context& first = threads.next();
  net::io_context& second = threads.next();
  EXPECT_EQ(&first, &threads.first());
  EXPECT_NE(&first, &second);
  EXPECT_EQ(&threads.next(), &first);
  EXPECT_NE(thread_of(first), thread_of(second));
  EXPECT_EQ(thread_of(second), thread_of(second));
}

TEST(IoThreads, GoOnAfterAnException) {
  IoThreads threads(1);
  std::promise<std::string> said;
  threads.start([&](std::string const& line) { said.set_value(line); });
  net::post(threads.first(), [] { throw std::runtime_error("as planned"); });
  EXPECT_EQ(said.get_future().get(), "io thread: exception: as planned");
  EXPECT_NE(thread_of(threads.first()), std::thread::id());
}

TEST(IoThreads, FinishWhatTheyHaveToDo) {
  IoThreads threads(2);
  std::atomic<int> done{0};
  for (int i = 0; i < 4; ++i) net::post(threads.next(), [&] { ++done; });
  threads.start([](std::string const&) {});
  threads.finish();
  threads.finish();  // harmless
  threads.join();
  EXPECT_EQ(done, 4);
}

}  // namespace
}  // namespace tracuu::server
