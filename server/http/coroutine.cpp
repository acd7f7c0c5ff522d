// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/coroutine.hpp"

#include <memory>
#include <utility>

namespace tracuu::server {

void spawn(net::any_io_executor executor, std::function<net::awaitable<void>()> run,
           std::function<void(std::exception_ptr const&)> done) {
  net::co_spawn(std::move(executor), std::move(run), std::move(done));
}

net::awaitable<void> wait_for(net::steady_timer& timer) {
  co_await timer.async_wait(kAsTuple);
}

net::awaitable<void> wait_for_call(std::function<void(Resume)> begin) {
  auto initiate = [](auto handler, std::function<void(Resume)> start) {
    // Shared, since std::function must be able to copy what it holds.
    auto const shared = std::make_shared<decltype(handler)>(std::move(handler));
    start([shared] {
      // Posted even when it is called at once: a handler must not run inside its initiation.
      net::post(net::get_associated_executor(*shared),
                [shared]() mutable { std::move (*shared)(); });
    });
  };
  return net::async_initiate<net::use_awaitable_t<> const, void()>(initiate, net::use_awaitable,
                                                                   std::move(begin));
}

}  // namespace tracuu::server
