// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http_service.hpp"

#include <csignal>
#include <string>
#include <utility>

#include "server/branding/branding.hpp"
#include "server/connection/shutdown.hpp"

namespace tracuu::server {
namespace {

constexpr std::size_t kStreamThreads = 2;
// Dear searches and exports get what the cheap searches leave of the cores.
constexpr int kDearNiceness = 10;

// What one client may hold of `threads`: with two or more, others need not wait for it.
std::size_t share_of(std::size_t threads) {
  return (threads + 1) / 2;
}

// Cheap searches, of which none ever waits for a dear one: those have threads of their own.
search::SearcherSettings searcher_settings(AppState const& state) {
  ServerConfig const& config = state.config();
  CurationWatch const* const curation = state.curation();
  return {config.everyday, config.search_memory_bytes, config.shard_times, state.opened_counts(),
          curation != nullptr ? curation->live() : nullptr};
}

/// Null if there is no file of rules.
base::Result<std::unique_ptr<CurationWatch>> watched_curation(ServerConfig const& config) {
  if (config.curation.empty()) return std::unique_ptr<CurationWatch>();
  return CurationWatch::start(config.curation, config.index, config.shard_times, config.log);
}

WorkerPool::Limits cheap_limits(ServerConfig const& config) {
  return {config.workers, config.queue_capacity, share_of(config.workers), 0};
}

WorkerPool::Limits dear_limits(ServerConfig const& config) {
  std::size_t const threads = share_of(config.workers);
  return {threads, config.queue_capacity, share_of(threads), kDearNiceness};
}

// Each stream has one job at a time, so that the queue never is full.
WorkerPool::Limits stream_limits(ServerConfig const& config) {
  return {kStreamThreads, config.max_streams, share_of(kStreamThreads), kDearNiceness};
}

}  // namespace

base::Result<std::unique_ptr<HttpService>> HttpService::start(ServerConfig config,
                                                              std::vector<Route> routes,
                                                              std::shared_ptr<LiveIndex> live) {
  if (auto const checked = check_config(config); !checked) return checked.error();
  auto branding = make_branding(config.branding);
  if (!branding) return branding.error();
  auto curation = watched_curation(config);
  if (!curation) return curation.error();
  std::unique_ptr<HttpService> service(
      new HttpService(std::move(config), std::move(routes), std::move(live), std::move(*curation)));
  service->state_.set_branding(std::move(*branding));
  if (auto const listening = service->listen(); !listening) return listening.error();
  service->state_.watch_suggestions();
  service->state_.watch_writer();
  service->state_.count_queries();
  service->stopping_ = std::thread([raw = service.get()] { raw->shut_down_when_told(); });
  for (auto const& listener : service->listeners_) listener->start();
  service->heartbeat_.start();
  service->io_.start([&state = service->state_](std::string const& line) { state.log(line); });
  return service;
}

HttpService::HttpService(ServerConfig config, std::vector<Route> routes,
                         std::shared_ptr<LiveIndex> live, std::unique_ptr<CurationWatch> curation)
    : state_(std::move(config), std::move(live), std::move(curation)),
      router_(std::move(routes)),
      connections_(state_.config().max_connections),
      workers_(state_.config().index, cheap_limits(state_.config()), searcher_settings(state_)),
      dear_workers_(state_.config().index, dear_limits(state_.config()), searcher_settings(state_)),
      stream_workers_(state_.config().index, stream_limits(state_.config()),
                      searcher_settings(state_)),
      stream_slots_(state_.config().max_streams),
      io_(state_.config().io_threads),
      heartbeat_(io_, workers_, state_.config().supervision) {
  state_.set_gauges([this](Gauges& gauges) {
    gauges.connections = connections_.count();
    gauges.lanes = {{"cheap", workers_.load()},
                    {"dear", dear_workers_.load()},
                    {"stream", stream_workers_.load()}};
  });
}

HttpService::~HttpService() {
  if (!stopping_.joinable()) return;  // start() failed: nothing runs
  stop();
  wait();
  if (stopping_.joinable()) stopping_.join();
  // A worker that has posted its answer may still hold the executor of the
  // session, which must be let go before io_ is destroyed.
  workers_.stop();
  dear_workers_.stop();
  stream_workers_.stop();
}

base::Result<void> HttpService::listen() {
  std::vector<std::unique_ptr<Listener>> listeners;
  std::vector<std::optional<int>> wanted(state_.config().sockets.begin(),
                                         state_.config().sockets.end());
  if (wanted.empty()) wanted.emplace_back();  // one of our own
  for (std::optional<int> const socket : wanted) {
    auto listener = Listener::bind(io_, parts(), socket);
    if (!listener) return listener.error();
    listeners.push_back(std::move(*listener));
  }
  listeners_ = std::move(listeners);
  return {};
}

ServiceParts HttpService::parts() {
  return {state_, router_, workers_, dear_workers_, connections_, stream_workers_, stream_slots_};
}

void HttpService::stop() {
  if (!is_stopping_.exchange(true)) is_told_to_stop_.release();
}

// At the end it lets the threads go by taking away their last work: nothing is cut off.
void HttpService::shut_down_when_told() {
  is_told_to_stop_.acquire();
  tell(ServicePhase::Stopping, "answers under way are finished");
  shut_down(listeners_, parts());
  heartbeat_.stop();
  {
    std::lock_guard const lock(signals_mutex_);
    if (signals_) signals_->cancel();
    if (hangups_) hangups_->cancel();
  }
  io_.finish();
}

void HttpService::stop_on_signals() {
  std::lock_guard const lock(signals_mutex_);
  if (signals_ || is_stopping_) return;
  signals_.emplace(io_.first(), SIGINT, SIGTERM);
  signals_->async_wait([this](beast::error_code error, int) {
    if (!error) stop();
  });
}

void HttpService::reload_on_hangup() {
  std::lock_guard const lock(signals_mutex_);
  if (hangups_ || is_stopping_) return;
  hangups_.emplace(io_.first(), SIGHUP);
  wait_for_hangup();
}

void HttpService::wait_for_hangup() {
  hangups_->async_wait([this](beast::error_code error, int) {
    if (error) return;
    {
      std::lock_guard const lock(signals_mutex_);
      if (!is_stopping_) wait_for_hangup();
    }
    reload();  // last: it may find no memory
  });
}

void HttpService::tell(ServicePhase phase, std::string const& status) const {
  if (state_.config().supervision.tell) state_.config().supervision.tell(phase, status);
}

void HttpService::reload() {
  if (!state_.config().reload) return;
  tell(ServicePhase::Reloading, "reading the configuration again");
  reload_settings();
}

void HttpService::reload_settings() {
  ServerConfig const& running = state_.config();
  auto const wanted = running.reload();
  auto const checked = wanted ? check_config(*wanted) : base::Result<void>(wanted.error());
  if (!checked) {
    state_.log("reload: refused, nothing was changed: " + to_string(checked.error()));
    tell(ServicePhase::Ready, "serving; reload refused: " + to_string(checked.error()));
    return;
  }
  state_.set_runtime(*RuntimeState::make(wanted->runtime));
  if (LiveIndex* const live = state_.live_index()) {
    auto const tokens = live->reload_tokens();
    if (!tokens) {
      state_.log("reload: the tokens stay as they were: " + to_string(tokens.error()));
    } else if (*tokens == 0) {
      state_.log("reload: nobody may change the index: no token in " + running.tokens.string());
    }
  }
  std::string waiting;
  for (std::string const& name : settings_that_need_a_restart(running, *wanted)) {
    waiting += (waiting.empty() ? "; these need a restart: " : ", ") + name;
  }
  state_.log("reload: done" + waiting);
  tell(ServicePhase::Ready, "serving; configuration read again" + waiting);
}

void HttpService::wait() {
  io_.join();
}

}  // namespace tracuu::server
