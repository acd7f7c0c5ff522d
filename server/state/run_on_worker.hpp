// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

#include "server/http/coroutine.hpp"
#include "server/state/job_owner.hpp"
#include "server/state/worker_pool.hpp"

namespace tracuu::server {

/// Is told to stop by its token once the client has gone.
template <class T>
using WorkerJob = std::function<T(base::Result<search::Searcher>&, std::stop_token const&)>;

/// What there is in place of a job's result.
template <class T>
struct InsteadOfResult {
  T busy;  ///< the queue is full
  T gone;  ///< the client has gone
};

/// A result that is awaited, from whoever has it first.
template <class T>
class AwaitedResult {
 public:
  /// `resume` lets the one who waits go on; `otherwise` is the result if none comes.
  AwaitedResult(T otherwise, Resume resume)
      : value_(std::move(otherwise)), resume_(std::move(resume)) {}

  /// Only the first call counts.
  void come(T value) {
    if (is_there_.exchange(true)) return;
    value_ = std::move(value);
    resume_();
  }

  /// As come() with `otherwise`.
  void end() {
    if (!is_there_.exchange(true)) resume_();
  }

  /// REQUIRES: resumed.
  [[nodiscard]] T& value() { return value_; }

 private:
  T value_;
  Resume const resume_;
  std::atomic<bool> is_there_{false};
};

/// Runs `job` on a worker and resumes on the caller's executor with what it returns; at once if the
/// queue is full or the client goes. `job` must not throw, nor refer to what the caller owns if
/// `owner` is watched: it may run on after its client has gone.
template <class T>
net::awaitable<T> run_on_worker(WorkerPool& workers, JobOwner owner, WorkerJob<T> job,
                                InsteadOfResult<T> instead) {
  std::shared_ptr<AwaitedResult<T>> awaited;
  std::shared_ptr<void> watch;
  co_await wait_for_call([&](Resume const& resume) {
    std::stop_source stop;
    awaited = std::make_shared<AwaitedResult<T>>(std::move(instead.busy), resume);
    // Whoever drops the job, because the queue is full or memory is, ends the waiting.
    std::shared_ptr<AwaitedResult<T>> until_end(
        awaited.get(), [kept = awaited](AwaitedResult<T>* result) { result->end(); });
    if (owner.watch) {
      watch = owner.watch([awaited, stop, gone = std::move(instead.gone)]() mutable {
        stop.request_stop();
        awaited->come(gone);
      });
    }
    static_cast<void>(workers.try_submit(
        [until_end = std::move(until_end), job = std::move(job), token = stop.get_token()](
            base::Result<search::Searcher>& searcher) { until_end->come(job(searcher, token)); },
        {owner.client, stop.get_token()}));
  });
  co_return std::move(awaited->value());
}

}  // namespace tracuu::server
