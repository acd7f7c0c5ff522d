// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <functional>

#include "server/http/net.hpp"

namespace tracuu::server {

// What coroutines of the server begin with and wait for. Each Asio operation that is awaited costs
// seconds of compiling in the file that awaits it: these are compiled once, in coroutine.cpp, and
// reads and writes in server/connection/channel.cpp.

/// Runs `run` as a coroutine on `executor`; `done` hears of its end, with its exception if it
/// ended by one. Thread-safe.
void spawn(net::any_io_executor executor, std::function<net::awaitable<void>()> run,
           std::function<void(std::exception_ptr const&)> done);

/// Waits until `timer` expires or is cancelled.
net::awaitable<void> wait_for(net::steady_timer& timer);

/// Lets a waiting coroutine go on. To be called at most once, from any thread; if the last copy is
/// gone without a call, the coroutine is destroyed. Does not throw.
using Resume = std::function<void()>;

/// Calls `begin` with what lets this coroutine go on, and waits for that. The coroutine goes on
/// upon its own executor, never within the call.
net::awaitable<void> wait_for_call(std::function<void(Resume)> begin);

}  // namespace tracuu::server
