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

net::awaitable<void> shut_down(Listener& listener, ServiceParts service) {
  auto const deadline = net::steady_timer::clock_type::now() + service.state.config().drain_timeout;
  service.state.set_draining();
  listener.stop();
  for (auto const& session : service.connections.sessions()) session->drain();
  if (co_await wait_until_empty(service.connections, deadline)) {
    co_return;
  }

  service.state.log("shutdown: drain timeout, closing " +
                    std::to_string(service.connections.count()) + " connections");
  service.workers.abandon_queue();
  service.dear_workers.abandon_queue();
  service.stream_workers.abandon_queue();
  // Again and again: a connection may have been accepted just before the listener closed.
  while (service.connections.count() > 0) {
    for (auto const& session : service.connections.sessions()) session->close();
    co_await wait_until_empty(service.connections,
                              net::steady_timer::clock_type::now() + std::chrono::seconds(1));
  }
}

}  // namespace tracuu::server
