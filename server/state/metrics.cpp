// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <limits>
#include <map>
#include <mutex>
#include <sstream>
#include <utility>

#include "server/state/build_info.hpp"

namespace tracuu::server {
namespace {

using Seconds = std::chrono::duration<double>;

// From a cached answer to the patience of a citizen.
prometheus::Histogram::BucketBoundaries const kBuckets{
    0.0001, 0.0003, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10};

prometheus::Family<prometheus::Gauge>& gauge(prometheus::Registry& registry, char const* name,
                                             char const* help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry);
}

prometheus::Family<prometheus::Counter>& counter(prometheus::Registry& registry, char const* name,
                                                 char const* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

prometheus::Gauge& lone_gauge(prometheus::Registry& registry, char const* name, char const* help) {
  return gauge(registry, name, help).Add({});
}

/// The process_* metrics, under the names that Prometheus's own clients give them.
class ProcessMetrics {
 public:
  explicit ProcessMetrics(prometheus::Registry& registry)
      : cpu_(counter(registry, "process_cpu_seconds_total",
                     "Total user and system CPU time spent in seconds.")
                 .Add({})),
        resident_(lone_gauge(registry, "process_resident_memory_bytes",
                             "Resident memory size in bytes.")),
        virtual_(
            lone_gauge(registry, "process_virtual_memory_bytes", "Virtual memory size in bytes.")),
        max_virtual_(lone_gauge(registry, "process_virtual_memory_max_bytes",
                                "Maximum amount of virtual memory available in bytes; -1: no "
                                "limit.")),
        open_files_(lone_gauge(registry, "process_open_fds", "Number of open file descriptors.")),
        max_files_(lone_gauge(registry, "process_max_fds",
                              "Maximum number of open file descriptors; -1: no limit.")),
        threads_(lone_gauge(registry, "process_threads", "Number of threads.")),
        started_(lone_gauge(registry, "process_start_time_seconds",
                            "Start time of the process since unix epoch in seconds.")) {}

  void show(ProcessFigures const& figures) {
    auto const limit = [](std::optional<std::uint64_t> const& value) {
      return value ? static_cast<double>(*value) : -1.0;
    };
    cpu_.Increment(figures.cpu_seconds - cpu_.Value());
    resident_.Set(static_cast<double>(figures.resident_bytes));
    virtual_.Set(static_cast<double>(figures.virtual_bytes));
    max_virtual_.Set(limit(figures.max_virtual_bytes));
    open_files_.Set(static_cast<double>(figures.open_files));
    max_files_.Set(limit(figures.max_open_files));
    threads_.Set(static_cast<double>(figures.threads));
    // Once: worked out of two clocks anew it would differ by microseconds, as if there had been
    // a restart.
    if (started_.Value() == 0) {
      Seconds const now = std::chrono::system_clock::now().time_since_epoch();
      started_.Set((now - figures.up).count());
    }
  }

 private:
  prometheus::Counter& cpu_;
  prometheus::Gauge& resident_;
  prometheus::Gauge& virtual_;
  prometheus::Gauge& max_virtual_;
  prometheus::Gauge& open_files_;
  prometheus::Gauge& max_files_;
  prometheus::Gauge& threads_;
  prometheus::Gauge& started_;
};

}  // namespace

struct Metrics::Impl {
  prometheus::Registry registry;
  ProcessMetrics process{registry};
  prometheus::Family<prometheus::Histogram>& times =
      prometheus::BuildHistogram()
          .Name("tracuu_http_request_duration_seconds")
          .Help("From the last byte of a request's head to the last byte of its answer.")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& requests =
      counter(registry, "tracuu_http_requests_total", "Answers by route and status.");
  prometheus::Family<prometheus::Counter>& cache_uses =
      counter(registry, "tracuu_cache_requests_total",
              "Answers of routes with a cache: hit, shared, miss or unchanged (304).");
  prometheus::Counter& zero_hits =
      counter(registry, "tracuu_zero_hit_searches_total", "Searches that found nothing.").Add({});
  prometheus::Counter& refused =
      counter(registry, "tracuu_connections_refused_total", "Connections over a limit.").Add({});
  prometheus::Gauge& connections =
      gauge(registry, "tracuu_connections", "Connections open now.").Add({});
  prometheus::Family<prometheus::Gauge>& queued =
      gauge(registry, "tracuu_queue_depth", "Requests that wait for a worker now.");
  prometheus::Family<prometheus::Gauge>& queue_capacity =
      gauge(registry, "tracuu_queue_capacity", "Requests that may wait.");
  prometheus::Family<prometheus::Gauge>& queue_age =
      gauge(registry, "tracuu_queue_age_seconds", "How long the first of them has waited.");
  prometheus::Family<prometheus::Gauge>& workers =
      gauge(registry, "tracuu_workers", "Threads that work for requests.");
  prometheus::Family<prometheus::Gauge>& busy_workers =
      gauge(registry, "tracuu_workers_busy", "Threads that work now.");
  prometheus::Gauge& cache_answers =
      gauge(registry, "tracuu_cache_answers", "Answers kept now.").Add({});
  prometheus::Gauge& cache_bytes =
      gauge(registry, "tracuu_cache_bytes", "Memory of the answers kept now.").Add({});
  prometheus::Gauge& index_ready =
      gauge(registry, "tracuu_index_ready", "1 if the index can be read.").Add({});
  prometheus::Gauge& index_age =
      gauge(registry, "tracuu_index_age_seconds", "Since the last commit to the index.").Add({});
  prometheus::Family<prometheus::Gauge>& index_info =
      gauge(registry, "tracuu_index_info", "1, with the revision that is searched as a label.");

  prometheus::Family<prometheus::Gauge>& shard_up =
      gauge(registry, "tracuu_shard_up", "1 if the shard is searched.");
  prometheus::Family<prometheus::Gauge>& shard_announcements =
      gauge(registry, "tracuu_shard_announcements", "What it holds, or last held.");
  prometheus::Family<prometheus::Gauge>& shard_failures =
      gauge(registry, "tracuu_shard_failures",
            "How often it failed, or could not be reached again, since the start.");
  prometheus::Counter& incomplete = prometheus::BuildCounter()
                                        .Name("tracuu_incomplete_answers_total")
                                        .Help("Answers that were made without a shard.")
                                        .Register(registry)
                                        .Add({});

  prometheus::Gauge& index_revision =
      gauge(registry, "tracuu_index_revision", "Commits to the database that is searched.").Add({});
  // Only a follower that asks its writer has these.
  prometheus::Family<prometheus::Gauge>& curation_rules =
      gauge(registry, "tracuu_curation_rules", "Rules of the webmaster's that count.");
  prometheus::Family<prometheus::Gauge>& curation_broken =
      gauge(registry, "tracuu_curation_broken",
            "1 if the file of rules can't be read: those before it still count.");
  prometheus::Family<prometheus::Gauge>& rule_uses =
      gauge(registry, "tracuu_curation_rule_uses",
            "Answers since the start in which a rule of the webmaster's is seen.");
  prometheus::Family<prometheus::Gauge>& writer_reached =
      gauge(registry, "tracuu_replica_writer_reached", "1 if the writer answered when last asked.");
  prometheus::Family<prometheus::Gauge>& replica_revisions =
      gauge(registry, "tracuu_replica_lag_revisions",
            "Commits of the writer that the replica lacks; +Inf if it needs a whole copy.");
  prometheus::Family<prometheus::Gauge>& replica_seconds =
      gauge(registry, "tracuu_replica_lag_seconds",
            "Since the first commit that the replica lacks was seen at the writer; 0 if none is.");

  prometheus::Gauge& changes_waiting =
      gauge(registry, "tracuu_changes_waiting", "Changes accepted and not in the index yet.")
          .Add({});
  prometheus::Gauge& changes_waiting_bytes =
      gauge(registry, "tracuu_changes_waiting_bytes", "Their bytes on the disk.").Add({});
  prometheus::Gauge& changes_committed =
      gauge(registry, "tracuu_changes_committed", "Changes put into the index since the start.")
          .Add({});
  prometheus::Gauge& changes_failing =
      gauge(registry, "tracuu_changes_failing_seconds",
            "For how long changes could not be written; 0 if the last attempt went well.")
          .Add({});

  // Only a server that counts queries has these.
  prometheus::Family<prometheus::Counter>& logged =
      counter(registry, "tracuu_query_log_events_total",
              "What came to the log of queries: search, opened, set_aside (query not kept), lost.");
  prometheus::Family<prometheus::Counter>& failed_log_writes =
      counter(registry, "tracuu_query_log_failed_writes_total",
              "Attempts to write the log of queries that failed; each is made again.");

  // Families look their members up by all labels under a lock: these remember them.
  std::mutex mutex;
  std::map<std::string, prometheus::Histogram*> time_of_route;
  std::map<std::pair<std::string, int>, prometheus::Counter*> count_of_route;
  std::map<CacheUse, prometheus::Counter*> count_of_use;
  std::string revision;
  prometheus::Gauge* revision_gauge = nullptr;
};

Metrics::Metrics() : impl_(std::make_unique<Impl>()) {
  BuildInfo const build = build_info();
  gauge(impl_->registry, "tracuu_build_info", "1, with what the program was made of as labels.")
      .Add({{"version", std::string(build.version)},
            {"xapian", std::string(build.xapian)},
            {"compiler", std::string(build.compiler)}})
      .Set(1);
}
Metrics::~Metrics() = default;

void Metrics::count(std::string const& pattern, Response const& response,
                    std::chrono::nanoseconds time) {
  // Routes are few; paths are as many as clients care to invent.
  std::string const route = pattern.empty() ? "none" : pattern;
  prometheus::Histogram* times = nullptr;
  {
    std::lock_guard const lock(impl_->mutex);
    auto& known_times = impl_->time_of_route[route];
    if (known_times == nullptr) known_times = &impl_->times.Add({{"route", route}}, kBuckets);
    times = known_times;
    auto& requests = impl_->count_of_route[{route, response.status}];
    if (requests == nullptr) {
      requests =
          &impl_->requests.Add({{"route", route}, {"status", std::to_string(response.status)}});
    }
    requests->Increment();
    if (response.cache != CacheUse::None) {
      auto& uses = impl_->count_of_use[response.cache];
      if (uses == nullptr) {
        uses = &impl_->cache_uses.Add({{"result", std::string(to_string(response.cache))}});
      }
      uses->Increment();
    }
  }
  times->Observe(Seconds(time).count());
  if (response.found_nothing) impl_->zero_hits.Increment();
  if (response.is_incomplete) impl_->incomplete.Increment();
}

void Metrics::count_refused_connection() {
  impl_->refused.Increment();
}

std::string Metrics::text(Gauges const& gauges) {
  auto const set = [](prometheus::Gauge& each, std::size_t value) {
    each.Set(static_cast<double>(value));
  };
  std::lock_guard const lock(impl_->mutex);
  set(impl_->connections, gauges.connections);
  if (gauges.process) impl_->process.show(*gauges.process);
  for (Gauges::Lane const& lane : gauges.lanes) {
    prometheus::Labels const labels{{"lane", lane.name}};
    set(impl_->queued.Add(labels), lane.load.waiting);
    set(impl_->queue_capacity.Add(labels), lane.load.capacity);
    impl_->queue_age.Add(labels).Set(Seconds(lane.load.oldest).count());
    set(impl_->workers.Add(labels), lane.load.threads);
    set(impl_->busy_workers.Add(labels), lane.load.running);
  }
  for (Gauges::Shard const& shard : gauges.shards) {
    prometheus::Labels const labels{{"shard", shard.address}};
    set(impl_->shard_up.Add(labels), shard.status.is_up ? 1 : 0);
    set(impl_->shard_failures.Add(labels), shard.status.all_failures);
    if (shard.status.state) {
      set(impl_->shard_announcements.Add(labels), shard.status.state->announcements);
    }
  }
  set(impl_->cache_answers, gauges.cache.answers);
  set(impl_->cache_bytes, gauges.cache.bytes);
  set(impl_->index_ready, gauges.index ? 1 : 0);
  if (gauges.changes) {
    set(impl_->changes_waiting, gauges.changes->waiting);
    set(impl_->changes_waiting_bytes, gauges.changes->waiting_bytes);
    set(impl_->changes_committed, gauges.changes->committed);
    impl_->changes_failing.Set(Seconds(gauges.changes->failing_for).count());
  }
  if (auto const& queries = gauges.queries) {
    auto const raise = [](prometheus::Counter& each, std::size_t value) {
      each.Increment(static_cast<double>(value) - each.Value());
    };
    raise(impl_->logged.Add({{"event", "search"}}), queries->searches);
    raise(impl_->logged.Add({{"event", "opened"}}), queries->opened);
    raise(impl_->logged.Add({{"event", "set_aside"}}), queries->set_aside);
    raise(impl_->logged.Add({{"event", "lost"}}), queries->lost);
    raise(impl_->failed_log_writes.Add({}), queries->failed_writes);
  }
  if (auto const& curation = gauges.curation) {
    impl_->curation_rules.Add({}).Set(static_cast<double>(curation->rules));
    impl_->curation_broken.Add({}).Set(curation->failure ? 1 : 0);
  }
  for (auto const& [rule, count] : gauges.rules) {
    impl_->rule_uses.Add({{"kind", rule.first}, {"rule", rule.second}})
        .Set(static_cast<double>(count.total));
  }
  if (auto const& lag = gauges.replica) {
    constexpr double kWholeCopy = std::numeric_limits<double>::infinity();
    impl_->writer_reached.Add({}).Set(lag->is_writer_reached ? 1 : 0);
    impl_->replica_revisions.Add({}).Set(lag->revisions ? static_cast<double>(*lag->revisions)
                                                        : kWholeCopy);
    impl_->replica_seconds.Add({}).Set(Seconds(lag->behind).count());
  }
  if (gauges.index) {
    if (gauges.index->identity) set(impl_->index_revision, gauges.index->identity->revision);
    auto const age = std::chrono::system_clock::now() - gauges.index->changed_at;
    impl_->index_age.Set(Seconds(age).count());
    if (impl_->revision_gauge == nullptr || impl_->revision != gauges.index->revision) {
      if (impl_->revision_gauge != nullptr) impl_->index_info.Remove(impl_->revision_gauge);
      impl_->revision = gauges.index->revision;
      impl_->revision_gauge = &impl_->index_info.Add({{"revision", impl_->revision}});
      impl_->revision_gauge->Set(1);
    }
  }
  std::ostringstream text;
  prometheus::TextSerializer().Serialize(text, impl_->registry.Collect());
  return std::move(text).str();
}

std::string_view to_string(CacheUse use) {
  switch (use) {
    case CacheUse::None: return "";
    case CacheUse::Miss: return "miss";
    case CacheUse::Shared: return "shared";
    case CacheUse::Hit: return "hit";
    case CacheUse::Unchanged: return "unchanged";
  }
  return "";
}

}  // namespace tracuu::server
