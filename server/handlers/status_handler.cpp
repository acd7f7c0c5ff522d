// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/status_handler.hpp"

#include <nlohmann/json.hpp>

#include <chrono>

#include "server/http/problem.hpp"
#include "server/state/runtime_state.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

namespace {

/// What keeps changes from the index. The reason is the name of an error code: nothing from inside.
nlohmann::ordered_json changes_json(indexer::LiveWriter::Status const& changes) {
  auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(changes.failing_for);
  nlohmann::ordered_json json{{"state", changes.is_full ? "full" : "delayed"},
                              {"waiting", changes.waiting},
                              {"waiting_bytes", changes.waiting_bytes}};
  if (changes.failure) {
    json["reason"] = to_string(changes.failure->code);
    json["for_seconds"] = seconds.count();
  }
  return json;
}

nlohmann::ordered_json replica_json(ReplicaLag const& lag) {
  nlohmann::ordered_json json{{"writer_reached", lag.is_writer_reached}};
  json["lag_revisions"] = lag.revisions ? nlohmann::ordered_json(*lag.revisions) : nullptr;
  json["lag_seconds"] = static_cast<double>(lag.behind.count()) / 1'000;
  return json;
}

/// How many shards there are, and which of them are not searched. Their addresses are for /metrics,
/// which not everybody may read.
nlohmann::ordered_json shards_json(std::vector<Gauges::Shard> const& shards) {
  nlohmann::ordered_json missing = nlohmann::ordered_json::array();
  for (std::size_t place = 0; place < shards.size(); ++place) {
    if (!shards[place].status.is_up) missing.push_back(place + 1);
  }
  return {{"count", shards.size()}, {"missing", std::move(missing)}};
}

}  // namespace

base::Result<Response> handle_health(Request const&, Context const&, AppState const& state) {
  if (state.is_draining()) return json_response(503, R"({"status":"draining"})");
  return json_response(200, R"({"status":"ok"})");
}

base::Result<Response> handle_ready(Request const&, Context const&, AppState const& state) {
  if (state.is_draining()) return json_response(503, R"({"status":"draining"})");
  auto const index = state.revisions().current();
  if (!index) return json_response(503, R"({"status":"no_index"})");
  nlohmann::ordered_json ready{{"status", "ready"}, {"revision", index->revision}};
  Gauges const gauges = state.gauges();
  if (!gauges.shards.empty()) {
    ready["shards"] = shards_json(gauges.shards);
    if (!ready["shards"]["missing"].empty()) ready["status"] = "degraded";
  }
  for (Gauges::Lane const& lane : gauges.lanes) {
    WorkerPool::Load const& load = lane.load;
    ready["queues"][lane.name] = {
        {"waiting", load.waiting},
        {"oldest_ms", load.oldest.count()},
        {"saturation", static_cast<double>(load.running) / static_cast<double>(load.threads)}};
  }
  if (index->identity) {
    ready["index"] = {{"uuid", index->identity->uuid}, {"revision", index->identity->revision}};
  }
  if (gauges.replica) ready["replica"] = replica_json(*gauges.replica);
  if (gauges.curation) {
    ready["curation"] = {{"rules", gauges.curation->rules},
                         {"broken", gauges.curation->failure.has_value()}};
    if (gauges.curation->failure) ready["status"] = "degraded";
  }
  if (state.live_index() != nullptr) {
    auto const changes = state.live_index()->writer().status();
    if (changes.is_delayed || changes.is_full) {
      ready["status"] = "degraded";
      ready["changes"] = changes_json(changes);
    }
  }
  return json_response(200, ready.dump());
}

base::Result<Response> handle_metrics(Request const&, Context const& context,
                                      AppState const& state) {
  auto const client = parse_address(context.client);
  if (!client || !state.runtime()->metrics_readers.contains(*client)) {
    return problem_response(no_such_page(), context);
  }
  Gauges gauges = state.gauges();
  gauges.process = process_figures();
  return text_response(200, "text/plain; version=0.0.4; charset=utf-8",
                       state.metrics().text(gauges));
}

}  // namespace tracuu::server
