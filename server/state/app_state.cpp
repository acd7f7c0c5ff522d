// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/app_state.hpp"

#include <cassert>

#include "server/http/fetch.hpp"

namespace tracuu::server {

AppState::AppState(ServerConfig config, std::shared_ptr<LiveIndex> live,
                   std::unique_ptr<CurationWatch> curation)
    : config_(std::move(config)),
      live_index_(std::move(live)),
      curation_(std::move(curation)),
      rule_counts_(std::make_unique<RuleCounts>()),
      cache_(std::make_unique<ResponseCache>(config_.cache_bytes)),
      page_images_(std::make_unique<PageImages>(config_.page_image_cache_bytes)),
      shards_(config_.index.sole_folder() == nullptr && !config_.index.empty()
                  ? std::make_unique<ShardWatch>(
                        store::shared_shard_health(config_.index, config_.shard_times),
                        [this](std::string const& line) { log(line); })
                  : nullptr),
      revisions_(std::make_unique<RevisionWatch>(config_.index, config_.revision_check,
                                                 config_.shard_times,
                                                 curation_ ? curation_->live() : nullptr)),
      metrics_(std::make_unique<Metrics>()),
      rates_(std::make_unique<RateLimiter>()),
      stream_rates_(std::make_unique<RateLimiter>()) {
  auto runtime = RuntimeState::make(config_.runtime);
  assert(runtime);
  runtime_ = std::move(*runtime);
}

std::shared_ptr<RuntimeState const> AppState::runtime() const {
  std::lock_guard const lock(runtime_mutex_);
  return runtime_;
}

void AppState::set_runtime(std::shared_ptr<RuntimeState const> runtime) {
  std::lock_guard const lock(runtime_mutex_);
  runtime_ = std::move(runtime);
}

void AppState::watch_suggestions() {
  suggestions_ = std::make_unique<SuggestionWatch>(config_.index, SuggestionWatch::Pace{},
                                                   [this](std::string const& line) { log(line); });
}

void AppState::watch_writer() {
  auto const writer = parse_status_address(config_.writer_status);
  if (!writer) return;
  auto own = [this]() -> std::optional<search::IndexIdentity> {
    auto const index = revisions_->current();
    return index ? index->identity : std::nullopt;
  };
  replica_ = std::make_unique<ReplicaWatch>(*writer, std::move(own), ReplicaWatch::Pace{});
}

std::shared_ptr<SuggestionSnapshot const> AppState::suggestions() const {
  return suggestions_ ? suggestions_->current() : nullptr;
}

Gauges AppState::gauges() const {
  Gauges gauges;
  gauges.cache = cache_->stats();
  gauges.index = revisions_->current();
  if (live_index_) gauges.changes = live_index_->writer().status();
  if (curation_) {
    gauges.curation = curation_->status();
    gauges.rules = rule_counts_->all();
  }
  if (replica_) gauges.replica = replica_->current();
  if (shards_) {
    for (std::size_t place = 0; place < config_.index.shards().size(); ++place) {
      gauges.shards.push_back(
          {config_.index.shards()[place].text(), shards_->health().status(place)});
    }
  }
  if (fill_gauges_) fill_gauges_(gauges);
  return gauges;
}

}  // namespace tracuu::server
