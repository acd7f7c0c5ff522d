// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app_state.hpp"

#include <cassert>

namespace tracuu::server {

AppState::AppState(ServerConfig config)
    : config_(std::move(config)),
      cache_(std::make_unique<ResponseCache>(config_.cache_bytes)),
      revisions_(std::make_unique<RevisionWatch>(config_.index, config_.revision_check)),
      metrics_(std::make_unique<Metrics>()),
      rates_(std::make_unique<RateLimiter>()) {
  auto live = LiveState::make(config_.live);
  assert(live);
  live_ = std::move(*live);
}

std::shared_ptr<LiveState const> AppState::live() const {
  std::lock_guard const lock(live_mutex_);
  return live_;
}

void AppState::set_live(std::shared_ptr<LiveState const> live) {
  std::lock_guard const lock(live_mutex_);
  live_ = std::move(live);
}

Gauges AppState::gauges() const {
  Gauges gauges;
  gauges.queue_capacity = config_.queue_capacity;
  gauges.cache = cache_->stats();
  gauges.index = revisions_->current();
  if (fill_gauges_) fill_gauges_(gauges);
  return gauges;
}

}  // namespace tracuu::server
