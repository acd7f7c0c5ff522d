// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/live_writer.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/curation_watch.hpp"
#include "server/state/process_figures.hpp"
#include "server/state/query_counter.hpp"
#include "server/state/replica_watch.hpp"
#include "server/state/response_cache.hpp"
#include "server/state/revision_watch.hpp"
#include "server/state/rule_counts.hpp"
#include "server/state/worker_pool.hpp"
#include "store/shard_health.hpp"

namespace tracuu::server {

/// What is true of a server at the moment it is asked.
struct Gauges {
  /// A pool of workers under the name of what it works for.
  struct Lane {
    std::string name;
    WorkerPool::Load load;
  };

  /// A shard of the index, by its address.
  struct Shard {
    std::string address;
    store::ShardStatus status;
  };

  std::size_t connections = 0;
  std::vector<Shard> shards{};  ///< none if the index is one folder
  std::vector<Lane> lanes;
  ResponseCache::Stats cache;
  std::optional<IndexState> index;
  std::optional<indexer::LiveWriter::Status> changes;    ///< nothing: the index is not changed here
  std::optional<ProcessFigures> process;                 ///< nothing: the system does not tell
  std::optional<QueryCounter::Status> queries;           ///< nothing: they are not counted
  std::optional<CurationWatch::Status> curation{};       ///< nothing: there is no file of rules
  std::map<RuleCounts::Key, RuleCounts::Count> rules{};  ///< how often each was seen
  std::optional<ReplicaLag> replica;                     ///< nothing: no writer is asked
};

/// Counts answers (docs/api.md lists the names). Thread-safe.
class Metrics {
 public:
  Metrics();
  Metrics(Metrics const&) = delete;
  Metrics& operator=(Metrics const&) = delete;
  ~Metrics();

  /// Counts an answer of the route with this pattern (empty: of none) that took `time` from the
  /// last byte of the request's head to the last byte of the answer.
  void count(std::string const& pattern, Response const& response, std::chrono::nanoseconds time);

  /// Counts a connection that was refused at the door.
  void count_refused_connection();

  /// All of it in the text format of Prometheus.
  [[nodiscard]] std::string text(Gauges const& gauges);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// "hit" for CacheUse::Hit: for metrics and the access log; empty for None.
[[nodiscard]] std::string_view to_string(CacheUse use);

}  // namespace tracuu::server
