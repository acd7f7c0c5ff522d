// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "server/http/coroutine.hpp"
#include "server/state/worker_pool.hpp"

namespace tracuu::server {

template <class T>
using WorkerJob = std::function<T(base::Result<search::Searcher>&)>;

/// Runs `job` on a worker and resumes on the caller's strand with what it returns, or
/// at once with `busy` if the queue is full. `job` must not throw.
template <class T>
net::awaitable<T> run_on_worker(WorkerPool& workers, WorkerJob<T> job, T busy) {
  auto const result = std::make_shared<T>(std::move(busy));
  co_await wait_for_call([&workers, &job, &result](Resume const& resume) {
    bool const is_accepted = workers.try_submit(
        [resume, result, job = std::move(job)](base::Result<search::Searcher>& searcher) {
          *result = job(searcher);
          resume();
        });
    if (!is_accepted) resume();
  });
  co_return std::move(*result);
}

}  // namespace tracuu::server
