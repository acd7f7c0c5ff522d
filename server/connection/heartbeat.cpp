// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/heartbeat.hpp"

#include <atomic>
#include <new>
#include <utility>

namespace tracuu::server {

Heartbeat::Heartbeat(IoThreads& threads, WorkerPool const& workers, Supervision supervision)
    : threads_(threads),
      workers_(workers),
      supervision_(std::move(supervision)),
      timer_(threads.first()) {}

void Heartbeat::start() {
  if (supervision_.beat_interval.count() <= 0 || !supervision_.beat) return;
  net::post(threads_.first(), [this] { wait(); });
}

void Heartbeat::stop() {
  net::post(threads_.first(), [this] {
    is_stopped_ = true;
    timer_.cancel();
  });
}

void Heartbeat::wait() {
  if (is_stopped_) return;
  timer_.expires_after(supervision_.beat_interval);
  timer_.async_wait([this](beast::error_code error) {
    if (error || is_stopped_) return;
    try {
      if (!workers_are_stuck()) ask_threads();
    } catch (std::bad_alloc const&) {  // a beat is left out; the supervisor waits for several
    }
    wait();
  });
}

// The last thread to answer beats.
void Heartbeat::ask_threads() {
  auto const silent = std::make_shared<std::atomic<std::size_t>>(threads_.size());
  for (std::size_t i = 0; i < threads_.size(); ++i) {
    net::post(threads_.at(i), [this, silent] {
      if (silent->fetch_sub(1) == 1) supervision_.beat();
    });
  }
}

bool Heartbeat::workers_are_stuck() {
  WorkerPool::Load const load = workers_.load();
  bool const has_waiting = load.waiting > 0;
  bool const is_stuck = had_waiting_ && has_waiting && load.ended == ended_;
  had_waiting_ = has_waiting;
  ended_ = load.ended;
  return is_stuck;
}

}  // namespace tracuu::server
