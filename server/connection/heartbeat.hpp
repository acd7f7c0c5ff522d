// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include "server/connection/io_threads.hpp"
#include "server/http/net.hpp"
#include "server/state/supervision.hpp"
#include "server/state/worker_pool.hpp"

namespace tracuu::server {

/// Calls Supervision::beat every beat_interval, as long as the service makes progress: every thread
/// that reads and writes sockets answers, and no search has waited through a whole interval in
/// which not one ended (a search ends within its limit of time, so that its threads are stuck
/// then).
class Heartbeat {
 public:
  /// `threads` and `workers` outlive the heartbeat; nothing runs yet.
  Heartbeat(IoThreads& threads, WorkerPool const& workers, Supervision supervision);

  /// Begins, unless no beat is wanted. REQUIRES: once at most.
  void start();

  /// No more beats. Thread-safe. The heartbeat itself must live until the threads have ended.
  void stop();

 private:
  void wait();
  void ask_threads();
  [[nodiscard]] bool workers_are_stuck();

  IoThreads& threads_;
  WorkerPool const& workers_;
  Supervision const supervision_;
  // On the first context.
  net::steady_timer timer_;
  bool is_stopped_ = false;
  bool had_waiting_ = false;
  std::size_t ended_ = 0;
};

}  // namespace tracuu::server
