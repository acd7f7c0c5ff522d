// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/shutdown.hpp"

#include <algorithm>
#include <chrono>
#include <new>
#include <string>
#include <thread>

namespace tracuu::server {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPollInterval{10};
constexpr std::chrono::seconds kCloseAgainAfter{1};
// Long enough for a request that was sent together with the connection.
constexpr std::chrono::milliseconds kPatienceWithNew{500};

// Waits until no connection is open or `deadline` has passed; true in the first case.
bool wait_until_empty(ConnectionSet const& connections, Clock::time_point deadline) {
  while (connections.count() > 0) {
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(kPollInterval);
  }
  return true;
}

// Stopping takes a little memory, which others may be about to give back. What `step` has done
// already does no harm if it is done again.
template <class Step>
void do_with_memory(Step step) {
  for (;;) {
    try {
      step();
      return;
    } catch (std::bad_alloc const&) {
      std::this_thread::sleep_for(kPollInterval);
    }
  }
}

}  // namespace

void shut_down(std::vector<std::unique_ptr<Listener>> const& listeners, ServiceParts service) {
  auto const deadline = Clock::now() + service.state.config().drain_timeout;
  service.state.set_draining();
  do_with_memory([&] {
    for (auto const& listener : listeners) listener->stop();
    for (auto const& session : service.connections.sessions()) {
      session->drain(Session::Drained::Idle);
    }
  });
  auto const end_of_patience = std::min(deadline, Clock::now() + kPatienceWithNew);
  if (wait_until_empty(service.connections, end_of_patience)) return;
  do_with_memory([&] {
    for (auto const& session : service.connections.sessions()) {
      session->drain(Session::Drained::IdleAndNew);
    }
  });
  if (wait_until_empty(service.connections, deadline)) return;

  do_with_memory([&] {
    service.state.log("shutdown: drain timeout, closing " +
                      std::to_string(service.connections.count()) + " connections");
  });
  do_with_memory([&] {
    service.workers.abandon_queue();
    service.dear_workers.abandon_queue();
    service.stream_workers.abandon_queue();
  });
  // Again and again: a connection may have been accepted just before the listener closed.
  while (service.connections.count() > 0) {
    do_with_memory([&] {
      for (auto const& session : service.connections.sessions()) session->close();
    });
    wait_until_empty(service.connections, Clock::now() + kCloseAgainAfter);
  }
}

}  // namespace tracuu::server
