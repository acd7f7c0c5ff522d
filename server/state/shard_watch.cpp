// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/shard_watch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace tracuu::server {
namespace {

using LookClock = store::ShardHealth::Clock;

/// A search that waited in vain has a shard looked at earlier than was planned.
constexpr std::chrono::milliseconds kLongestSleep{200};

std::string news_of(store::ShardAddress const& shard, store::ShardStatus const& status,
                    LookClock::duration before) {
  auto const seconds = std::chrono::duration_cast<std::chrono::duration<double>>(before).count();
  if (status.is_up) return fmt::format("shard {}: back after {:.1f} s", shard.text(), seconds);
  return fmt::format("shard {}: not searched: {}", shard.text(),
                     status.failure ? to_string(*status.failure) : "");
}

}  // namespace

ShardWatch::ShardWatch(std::shared_ptr<store::ShardHealth> health, Log log)
    : health_(std::move(health)), log_(std::move(log)) {
  health_->set_watched(true);
  for (std::size_t place = 0; place < health_->index().shards().size(); ++place) {
    threads_.emplace_back([this, place](std::stop_token const& stop) { run(stop, place); });
  }
}

ShardWatch::~ShardWatch() {
  for (std::jthread& thread : threads_) thread.request_stop();
  threads_.clear();
  health_->set_watched(false);
}

void ShardWatch::run(std::stop_token const& stop, std::size_t place) {
  std::optional<bool> was_up;
  LookClock::time_point changed_at = LookClock::now();
  while (!stop.stop_requested()) {
    store::ShardStatus status = health_->status(place);
    if (LookClock::now() >= status.next_look) {
      health_->look(place);
      status = health_->status(place);
    }
    bool const is_news = was_up ? *was_up != status.is_up : !status.is_up;
    if (is_news && log_) {
      log_(news_of(health_->index().shards()[place], status, status.changed_at - changed_at));
    }
    if (!was_up || is_news) changed_at = status.changed_at;
    was_up = status.is_up;
    auto const until = std::min(status.next_look, LookClock::now() + kLongestSleep);
    std::unique_lock lock(mutex_);
    wakes_.wait_until(lock, stop, until, [] { return false; });
  }
}

}  // namespace tracuu::server
