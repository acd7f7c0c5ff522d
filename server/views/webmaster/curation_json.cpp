// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/webmaster/curation_json.hpp"

#include "base/wording.hpp"
#include "formats/json_fields.hpp"

namespace tracuu::server {

using formats::Json;

std::string curation_report_json(CurationState const& state) {
  Json json = Json::object();
  json["rules"] = state.rules;
  json["loaded_at"] =
      std::chrono::duration_cast<std::chrono::seconds>(state.loaded_at.time_since_epoch()).count();
  json["failure"] = state.failure.empty() ? Json(nullptr) : Json(state.failure);
  json["hidden"] = state.hidden;
  json["unknown"] = state.unknown;
  Json uses = Json::array();
  for (RuleUse const& use : state.uses) {
    Json row = Json::object();
    row["kind"] = use.kind;
    row["rule"] = use.rule;
    row["count"] = use.count;
    Json days = Json::object();
    for (auto const& [day, times] : use.days) days[schema::format_iso_date(day)] = times;
    row["days"] = std::move(days);
    uses.push_back(std::move(row));
  }
  json["uses"] = std::move(uses);
  return formats::to_text(json);
}

std::string curation_saved_json(std::size_t rules, std::string const& tag) {
  Json json = Json::object();
  json["rules"] = rules;
  json["tag"] = tag;
  return formats::to_text(json);
}

std::string curation_problems_json(std::vector<search::CurationProblem> const& problems,
                                   base::Language language) {
  Json error = Json::object();
  error["code"] = "InvalidArgument";
  error["message"] = base::wording("problem.curation.wrong", language, problems.front().text());
  error["parameter"] = nullptr;
  Json json = Json::object();
  json["error"] = std::move(error);
  Json rows = Json::array();
  for (search::CurationProblem const& problem : problems) {
    Json row = Json::object();
    row["line"] = problem.line;
    row["key"] = problem.key;
    row["message"] = problem.message;
    rows.push_back(std::move(row));
  }
  json["problems"] = std::move(rows);
  return formats::to_text(json);
}

}  // namespace tracuu::server
