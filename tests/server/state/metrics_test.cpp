// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/metrics.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

void count(Metrics& metrics, std::string const& route, int status, CacheUse cache = CacheUse::None,
           bool found_nothing = false) {
  Response response;
  response.status = status;
  response.cache = cache;
  response.found_nothing = found_nothing;
  metrics.count(route, response, 1500us);
}

TEST(Metrics, CountsByRouteStatusAndCache) {
  Metrics metrics;
  count(metrics, "/search", 200, CacheUse::Miss, true);
  count(metrics, "/search", 200, CacheUse::Hit);
  count(metrics, "/search", 422, CacheUse::Miss);
  count(metrics, "", 404);
  metrics.count_refused_connection();
  std::string const text = metrics.text({});
  for (char const* const line :
       {"tracuu_http_requests_total{route=\"/search\",status=\"200\"} 2\n",
        "tracuu_http_requests_total{route=\"/search\",status=\"422\"} 1\n",
        "tracuu_http_requests_total{route=\"none\",status=\"404\"} 1\n",
        "tracuu_http_request_duration_seconds_count{route=\"/search\"} 3\n",
        "tracuu_http_request_duration_seconds_bucket{route=\"/search\",le=\"0.001\"} 0\n",
        "tracuu_http_request_duration_seconds_bucket{route=\"/search\",le=\"0.002\"} 3\n",
        "tracuu_cache_requests_total{result=\"miss\"} 2\n",
        "tracuu_cache_requests_total{result=\"hit\"} 1\n", "tracuu_zero_hit_searches_total 1\n",
        "tracuu_connections_refused_total 1\n", "tracuu_index_ready 0\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
  EXPECT_EQ(text.find("some/path"), std::string::npos) << "clients must not make time series";
}

TEST(Metrics, TellsHowFarAReplicaIsBehind) {
  Metrics metrics;
  Gauges gauges;
  EXPECT_EQ(metrics.text(gauges).find("tracuu_replica"), std::string::npos) << "no follower";
  gauges.index = IndexState{"replica_0.9f:5", std::chrono::system_clock::now(), {{"9f", 5}}};
  gauges.replica = ReplicaLag{true, 3, 2'500ms};
  std::string text = metrics.text(gauges);
  for (char const* const line :
       {"tracuu_index_revision 5\n", "tracuu_replica_writer_reached 1\n",
        "tracuu_replica_lag_revisions 3\n", "tracuu_replica_lag_seconds 2.5\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
  gauges.replica = ReplicaLag{false, std::nullopt, 7s};
  text = metrics.text(gauges);
  for (char const* const line :
       {"tracuu_replica_writer_reached 0\n", "tracuu_replica_lag_revisions +Inf\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
}

TEST(Metrics, ShowsTheStateOfTheMoment) {
  Metrics metrics;
  Gauges gauges;
  gauges.connections = 7;
  gauges.lanes = {{"cheap", {2, 1, 40, 3, 256, 1'500ms}}, {"dear", {1, 0, 9, 0, 256, 0ms}}};
  gauges.cache = {12, 34'567};
  gauges.index = IndexState{"gen-000001-00000000:5", std::chrono::system_clock::now() - 90s, {}};
  gauges.changes.emplace();
  gauges.changes->waiting = 12;
  gauges.changes->waiting_bytes = 3'456;
  gauges.changes->committed = 78;
  gauges.changes->failing_for = 9s;
  (void)metrics.text(gauges);
  gauges.index->revision = "gen-000001-00000000:6";
  std::string const text = metrics.text(gauges);
  for (char const* const line :
       {"tracuu_connections 7\n", "tracuu_queue_depth{lane=\"cheap\"} 3\n",
        "tracuu_queue_capacity{lane=\"cheap\"} 256\n",
        "tracuu_queue_age_seconds{lane=\"cheap\"} 1.5\n", "tracuu_workers{lane=\"cheap\"} 2\n",
        "tracuu_workers_busy{lane=\"cheap\"} 1\n", "tracuu_queue_depth{lane=\"dear\"} 0\n",
        "tracuu_changes_waiting 12\n", "tracuu_changes_waiting_bytes 3456\n",
        "tracuu_changes_committed 78\n", "tracuu_changes_failing_seconds 9\n",
        "tracuu_cache_answers 12\n", "tracuu_cache_bytes 34567\n", "tracuu_index_ready 1\n",
        "tracuu_index_info{revision=\"gen-000001-00000000:6\"} 1\n",
        "tracuu_index_age_seconds 90."}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
  EXPECT_EQ(text.find(":5\""), std::string::npos) << "the old revision has gone";
}

TEST(Metrics, ShowsTheProcessUnderThePrometheusNames) {
  Metrics metrics;
  Gauges gauges;
  gauges.process = ProcessFigures{1.5, 90s, 1'000, 2'000, 9, 12, 1'024, std::nullopt};
  std::string const before = metrics.text(gauges);
  gauges.process->cpu_seconds = 2.25;
  gauges.process->up = 91s;
  std::string const text = metrics.text(gauges);
  for (char const* const line :
       {"# TYPE process_cpu_seconds_total counter\n", "process_cpu_seconds_total 2.25\n",
        "process_resident_memory_bytes 1000\n", "process_virtual_memory_bytes 2000\n",
        "process_virtual_memory_max_bytes -1\n", "process_open_fds 12\n", "process_max_fds 1024\n",
        "process_threads 9\n", "tracuu_build_info{"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
  auto const started = [](std::string const& all) {
    std::string const name = "\nprocess_start_time_seconds ";
    return std::stod(all.substr(all.find(name) + name.size()));
  };
  EXPECT_EQ(started(text), started(before)) << "looks like a restart";
  auto const now = std::chrono::system_clock::now().time_since_epoch();
  EXPECT_NEAR(started(text), std::chrono::duration<double>(now - 90s).count(), 5);
}

}  // namespace
}  // namespace tracuu::server
