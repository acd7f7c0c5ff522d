// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/shutdown.hpp"

#include <chrono>
#include <string>

#include "server/http/coroutine.hpp"

namespace tracuu::server {
namespace {

constexpr std::chrono::milliseconds kPollInterval{10};

// Waits until no connection is open or `deadline` has passed; true in the first case.
net::awaitable<bool> wait_until_empty(ConnectionSet const& connections,
                                      net::steady_timer::time_point deadline) {
  net::steady_timer timer(co_await net::this_coro::executor);
  while (connections.count() > 0) {
    if (net::steady_timer::clock_type::now() >= deadline) {
      co_return false;
    }
    timer.expires_after(kPollInterval);
    co_await wait_for(timer);
  }
  co_return true;
}

}  // namespace

net::awaitable<void> shut_down(Listener& listener, SessionContext context) {
  auto const deadline = net::steady_timer::clock_type::now() + context.state.config().drain_timeout;
  context.state.set_draining();
  listener.stop();
  for (auto const& session : context.connections.sessions()) session->drain();
  if (co_await wait_until_empty(context.connections, deadline)) {
    co_return;
  }

  context.state.log("shutdown: drain timeout, closing " +
                    std::to_string(context.connections.count()) + " connections");
  context.workers.abandon_queue();
  context.stream_workers.abandon_queue();
  // Again and again: a connection may have been accepted just before the listener closed.
  while (context.connections.count() > 0) {
    for (auto const& session : context.connections.sessions()) session->close();
    co_await wait_until_empty(context.connections,
                              net::steady_timer::clock_type::now() + std::chrono::seconds(1));
  }
}

}  // namespace tracuu::server
