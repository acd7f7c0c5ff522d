// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/coroutine.hpp"

#include <memory>
#include <utility>

#include "server/http/handler_memory.hpp"

namespace tracuu::server {
namespace {

// A coroutine that waits for a call, with the memory that its going on takes: the call may come
// from any thread at any time, when there may be no memory left to post it.
template <class Handler>
struct Waiting {
  explicit Waiting(Handler waiting) : handler(std::move(waiting)) {}

  Handler handler;
  HandlerMemory memory;
};

// Posted even when it is called at once: a handler must not run inside its initiation. Executors of
// the server belong to an io_context each, whose own executor takes the memory that it is given;
// any_io_executor would not.
template <class Handler>
void post_handler(std::shared_ptr<Waiting<Handler>> const& waiting) {
  auto& context = static_cast<net::io_context&>(
      net::query(net::get_associated_executor(waiting->handler), net::execution::context));
  net::post(context.get_executor(),
            net::bind_allocator(HandlerAllocator<>(waiting->memory),
                                [waiting] { std::move(waiting->handler)(); }));
}

}  // namespace

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
    auto const shared = std::make_shared<Waiting<decltype(handler)>>(std::move(handler));
    start([shared] { post_handler(shared); });
  };
  return net::async_initiate<net::use_awaitable_t<> const, void()>(initiate, net::use_awaitable,
                                                                   std::move(begin));
}

}  // namespace tracuu::server
