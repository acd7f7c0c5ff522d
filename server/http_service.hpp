// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "server/answers/router.hpp"
#include "server/connection/connection_set.hpp"
#include "server/connection/heartbeat.hpp"
#include "server/connection/io_threads.hpp"
#include "server/connection/listener.hpp"
#include "server/http/net.hpp"
#include "server/state/app_state.hpp"
#include "server/state/stream_slots.hpp"
#include "server/state/worker_pool.hpp"

namespace tracuu::server {

/// Holds the parts of a running server together. What Server is made of; apart
/// from it so that tests can bring routes of their own.
class HttpService {
 public:
  /// Binds, then starts the threads. InvalidArgument (settings out of range), Io.
  [[nodiscard]] static base::Result<std::unique_ptr<HttpService>> start(
      ServerConfig config, std::vector<Route> routes, std::shared_ptr<LiveIndex> live = nullptr);
  HttpService(HttpService const&) = delete;
  HttpService& operator=(HttpService const&) = delete;
  ~HttpService();  ///< as stop() and wait()

  [[nodiscard]] std::uint16_t port() const { return listeners_.front()->port(); }
  /// Null if queries are not counted. Lives as long as the service.
  [[nodiscard]] QueryCounter* query_counter() const { return state_.query_counter(); }

  void stop();              ///< as Server::stop
  void stop_on_signals();   ///< as Server::stop_on_signals
  void reload_on_hangup();  ///< as Server::reload_on_hangup
  void reload();            ///< as at SIGHUP; thread-safe
  void wait();              ///< as Server::wait; thread-safe too

 private:
  HttpService(ServerConfig config, std::vector<Route> routes, std::shared_ptr<LiveIndex> live,
              std::unique_ptr<CurationWatch> curation);

  [[nodiscard]] ServiceParts parts();
  [[nodiscard]] base::Result<void> listen();
  void shut_down_when_told();
  void tell(ServicePhase phase, std::string const& status) const;
  void reload_settings();
  void wait_for_hangup();

  AppState state_;
  Router router_;
  ConnectionSet connections_;
  WorkerPool workers_;
  WorkerPool dear_workers_;
  WorkerPool stream_workers_;
  StreamSlots stream_slots_;
  // After the above, whose references live in its coroutines: it is destroyed before them.
  IoThreads io_;
  std::vector<std::unique_ptr<Listener>> listeners_;  ///< none as long as it has not started
  Heartbeat heartbeat_;
  std::mutex signals_mutex_;
  std::optional<net::signal_set> signals_;
  std::optional<net::signal_set> hangups_;
  std::atomic<bool> is_stopping_{false};
  std::binary_semaphore is_told_to_stop_{0};
  std::thread stopping_;  ///< waits for that
};

}  // namespace tracuu::server
