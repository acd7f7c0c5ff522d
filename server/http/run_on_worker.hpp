// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "server/http/net.hpp"
#include "server/http/worker_pool.hpp"

namespace tracuu::server {

template <class T>
using WorkerJob = std::function<T(base::Result<search::Searcher>&)>;

/// Runs `job` on a worker and resumes on the caller's strand with what it returns, or
/// at once with `busy` if the queue is full. `job` must not throw.
template <class T>
net::awaitable<T> run_on_worker(WorkerPool& workers, WorkerJob<T> job, T busy) {
  auto initiate = [&workers](auto handler, WorkerJob<T> work, T refusal) {
    // Shared, since std::function must be able to copy what it holds.
    auto const shared_handler = std::make_shared<decltype(handler)>(std::move(handler));
    auto const complete = [shared_handler](T result) {
      // Posted even when refused here: a handler must not run inside its initiation.
      net::post(net::get_associated_executor(*shared_handler),
                [shared_handler, result = std::move(result)]() mutable {
                  std::move (*shared_handler)(std::move(result));
                });
    };
    bool const is_accepted = workers.try_submit(
        [complete, work = std::move(work)](base::Result<search::Searcher>& searcher) {
          complete(work(searcher));
        });
    if (!is_accepted) complete(std::move(refusal));
  };
  return net::async_initiate<net::use_awaitable_t<> const, void(T)>(
      initiate, net::use_awaitable, std::move(job), std::move(busy));
}

}  // namespace tracuu::server
