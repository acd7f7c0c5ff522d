// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "search/opened_counts.hpp"
#include "server/branding/branding.hpp"
#include "server/http/rate_limiter.hpp"
#include "server/state/curation_watch.hpp"
#include "server/state/live_index.hpp"
#include "server/state/metrics.hpp"
#include "server/state/page_images.hpp"
#include "server/state/query_counter.hpp"
#include "server/state/replica_watch.hpp"
#include "server/state/response_cache.hpp"
#include "server/state/revision_watch.hpp"
#include "server/state/rule_counts.hpp"
#include "server/state/runtime_state.hpp"
#include "server/state/server_config.hpp"
#include "server/state/shard_watch.hpp"
#include "server/state/suggestion_watch.hpp"

namespace tracuu::server {

/// What all parts of a running server may see. Thread-safe: the configuration
/// does not change but for runtime(), and the log function must be safe itself.
class AppState {
 public:
  /// `live`: nothing if the index cannot be changed through the server.
  /// REQUIRES: check_config(config).
  /// `curation`: nothing if there is no file of rules.
  explicit AppState(ServerConfig config, std::shared_ptr<LiveIndex> live = nullptr,
                    std::unique_ptr<CurationWatch> curation = nullptr);

  /// What a start has read. Of `runtime`, runtime() has the newest.
  [[nodiscard]] ServerConfig const& config() const { return config_; }

  /// Nothing if the index cannot be changed through the server.
  [[nodiscard]] LiveIndex* live_index() const { return live_index_.get(); }

  /// Nothing if there is no file of rules.
  [[nodiscard]] CurationWatch* curation() const { return curation_.get(); }
  [[nodiscard]] RuleCounts const& rule_counts() const { return *rule_counts_; }
  /// Rules by which an answer was made, in the log of queries, too, if there is one.
  void count_rules(std::vector<UsedRule> const& rules) const;

  [[nodiscard]] Branding const& branding() const { return branding_; }
  /// REQUIRES: no request is served yet.
  void set_branding(Branding branding) { branding_ = std::move(branding); }

  /// The settings that SIGHUP changes. Keep the pointer while you read.
  [[nodiscard]] std::shared_ptr<RuntimeState const> runtime() const;
  void set_runtime(std::shared_ptr<RuntimeState const> runtime);

  /// True once a stop has begun: answers then close their connections.
  [[nodiscard]] bool is_draining() const { return is_draining_.load(std::memory_order_relaxed); }
  void set_draining() { is_draining_.store(true, std::memory_order_relaxed); }

  /// Hands `line` (one line, no newline) to the log function, if there is one.
  void log(std::string const& line) const {
    if (config_.log) config_.log(line);
  }

  [[nodiscard]] ResponseCache& cache() const { return *cache_; }
  [[nodiscard]] PageImages& page_images() const { return *page_images_; }
  [[nodiscard]] RevisionWatch& revisions() const { return *revisions_; }
  [[nodiscard]] Metrics& metrics() const { return *metrics_; }
  [[nodiscard]] RateLimiter& rates() const { return *rates_; }
  [[nodiscard]] RateLimiter& stream_rates() const { return *stream_rates_; }
  [[nodiscard]] RateLimiter& opened_rates() const { return *opened_rates_; }

  /// Begins to make suggestions, and to follow the index with them. REQUIRES: no request is
  /// served yet.
  void watch_suggestions();

  /// Begins to count queries, if config() says so. REQUIRES: no request is served yet.
  void count_queries();

  /// What was opened, for searchers; null if it is not to be ranked by.
  [[nodiscard]] std::shared_ptr<search::OpenedCounts const> opened_counts() const {
    return opened_counts_;
  }

  /// Null if queries are not counted.
  [[nodiscard]] QueryCounter* query_counter() const { return query_counter_.get(); }

  /// Begins to ask the writer how far it is, if config() says where. REQUIRES: no request is served
  /// yet.
  void watch_writer();

  /// Null as long as there are none.
  [[nodiscard]] std::shared_ptr<SuggestionSnapshot const> suggestions() const;

  /// What is true now; what only the service knows comes from the function that it has set.
  [[nodiscard]] Gauges gauges() const;
  /// REQUIRES: no request is served yet.
  void set_gauges(std::function<void(Gauges&)> gauges) { fill_gauges_ = std::move(gauges); }

 private:
  ServerConfig const config_;
  std::shared_ptr<LiveIndex> const live_index_;
  std::unique_ptr<CurationWatch> const curation_;
  std::unique_ptr<RuleCounts> rule_counts_;
  Branding branding_;
  std::atomic<bool> is_draining_{false};
  mutable std::mutex runtime_mutex_;
  std::shared_ptr<RuntimeState const> runtime_;
  std::unique_ptr<ResponseCache> cache_;
  std::unique_ptr<PageImages> page_images_;
  std::unique_ptr<ShardWatch> shards_;  ///< null for one folder
  std::unique_ptr<RevisionWatch> revisions_;
  std::unique_ptr<Metrics> metrics_;
  std::unique_ptr<RateLimiter> rates_;
  std::unique_ptr<RateLimiter> stream_rates_;
  std::unique_ptr<RateLimiter> opened_rates_;
  std::function<void(Gauges&)> fill_gauges_;
  std::unique_ptr<SuggestionWatch> suggestions_;
  std::shared_ptr<search::OpenedCounts> opened_counts_;
  std::unique_ptr<QueryCounter> query_counter_;
  std::unique_ptr<ReplicaWatch> replica_;
};

}  // namespace tracuu::server
