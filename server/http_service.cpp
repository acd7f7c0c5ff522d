// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http_service.hpp"

#include <csignal>
#include <string>

#include "server/shutdown.hpp"

namespace tracuu::server {
namespace {

constexpr std::size_t kMaxIoThreads = 64;
constexpr std::size_t kMaxWorkers = 256;
constexpr std::size_t kMaxStreams = 64;
constexpr std::size_t kStreamThreads = 1;
constexpr std::size_t kMinHeaderLimitBytes = 512;
constexpr std::size_t kMaxHeaderLimitBytes = 1'048'576;

base::Result<void> check_range(char const* setting, std::size_t value, std::size_t min,
                               std::size_t max) {
  if (value >= min && value <= max) return {};
  return base::Error{base::ErrorCode::InvalidArgument,
                     std::string(setting) + " must be from " + std::to_string(min) + " to " +
                         std::to_string(max) + ", not " + std::to_string(value),
                     ""};
}

base::Result<void> check(ServerConfig const& config) {
  struct Setting {
    char const* name;
    std::size_t value;
    std::size_t min;
    std::size_t max;
  };
  Setting const settings[] = {
      {"io_threads", config.io_threads, 1, kMaxIoThreads},
      {"workers", config.workers, 1, kMaxWorkers},
      {"queue_capacity", config.queue_capacity, 1, 1'000'000},
      {"max_connections", config.max_connections, 1, 1'000'000},
      {"max_streams", config.max_streams, 1, kMaxStreams},
      {"header_limit_bytes", config.header_limit_bytes, kMinHeaderLimitBytes, kMaxHeaderLimitBytes},
  };
  for (Setting const& setting : settings) {
    if (auto checked = check_range(setting.name, setting.value, setting.min, setting.max);
        !checked) {
      return checked;
    }
  }
  return {};
}

}  // namespace

base::Result<std::unique_ptr<HttpService>> HttpService::start(ServerConfig config,
                                                              std::vector<Route> routes,
                                                              std::shared_ptr<LiveIndex> live) {
  if (auto const checked = check(config); !checked) return checked.error();
  std::unique_ptr<HttpService> service(
      new HttpService(std::move(config), std::move(routes), std::move(live)));
  auto listener = Listener::bind(service->ioc_, service->context());
  if (!listener) return listener.error();
  service->listener_ = std::move(*listener);
  service->listener_->start();
  for (std::size_t i = 0; i < service->state_.config().io_threads; ++i) {
    service->io_threads_.emplace_back([raw = service.get()] { raw->run_io(); });
  }
  return service;
}

HttpService::HttpService(ServerConfig config, std::vector<Route> routes,
                         std::shared_ptr<LiveIndex> live)
    : state_(std::move(config), std::move(live)),
      router_(std::move(routes)),
      connections_(state_.config().max_connections),
      workers_(state_.config().index, {state_.config().workers, state_.config().queue_capacity}),
      // Each stream has one job at a time, so that the queue never is full.
      stream_workers_(state_.config().index, {kStreamThreads, state_.config().max_streams}),
      stream_slots_(state_.config().max_streams),
      ioc_(static_cast<int>(state_.config().io_threads)),
      keep_running_(ioc_.get_executor()) {}

HttpService::~HttpService() {
  if (listener_ == nullptr) return;  // start() failed: nothing runs
  stop();
  wait();
  // A worker that has posted its answer may still hold the executor of the
  // session, which must be let go before ioc_ is destroyed.
  workers_.stop();
  stream_workers_.stop();
}

SessionContext HttpService::context() {
  return {state_, router_, workers_, connections_, stream_workers_, stream_slots_};
}

void HttpService::stop() {
  if (is_stopping_.exchange(true)) return;
  net::co_spawn(
      net::make_strand(ioc_), [this] { return shut_down(*listener_, context()); },
      [this](std::exception_ptr const& exception) {
        if (exception) state_.log("shutdown: ended by an exception");
        finish();
      });
}

void HttpService::stop_on_signals() {
  std::lock_guard const lock(signals_mutex_);
  if (signals_ || is_stopping_) return;
  signals_.emplace(ioc_, SIGINT, SIGTERM);
  signals_->async_wait([this](beast::error_code error, int) {
    if (!error) stop();
  });
}

void HttpService::wait() {
  std::lock_guard const lock(threads_mutex_);
  for (std::thread& thread : io_threads_) {
    if (thread.joinable()) thread.join();
  }
}

void HttpService::run_io() {
  for (;;) {
    try {
      ioc_.run();
      return;
    } catch (std::exception const& exception) {
      // Sessions and handlers answer their own exceptions; the thread goes on in any case.
      state_.log(std::string("io thread: exception: ") + exception.what());
    }
  }
}

// Lets ioc_.run() return by taking away its last work: nothing is cut off.
void HttpService::finish() {
  {
    std::lock_guard const lock(signals_mutex_);
    if (signals_) signals_->cancel();
  }
  keep_running_.reset();
}

}  // namespace tracuu::server
