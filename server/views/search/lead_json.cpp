// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/lead_json.hpp"

#include <cmath>
#include <utility>

#include "formats/json_fields.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {
namespace {

using formats::Json;

Json head_json(schema::Announcement const& announcement) {
  Json json = Json::object();
  json["id"] = announcement.id;
  json["url"] = announcement.url;
  json["addresses"] = announcement.addresses;
  json["title"] = announcement.title;
  formats::add_description(json, announcement);
  return json;
}

bool leads(search::LeadKind kind) {
  return kind == search::LeadKind::Exact || kind == search::LeadKind::Likely;
}

}  // namespace

std::string lead_json(LeadAnswer const& answer) {
  search::Lead const& lead = answer.lead;
  Json json = Json::object();
  json["url"] = answer.asked;
  json["kind"] = search::to_string(lead.kind);
  json["location"] = leads(lead.kind) ? Json(answer.locations.front()) : Json(nullptr);
  json["words"] = lead.words;
  json["search_url"] = answer.search_url;
  json["candidates"] = Json::array();
  for (std::size_t at = 0; at < lead.candidates.size(); ++at) {
    search::LeadCandidate const& candidate = lead.candidates[at];
    Json row = head_json(candidate.announcement);
    row["location"] = answer.locations[at];
    row["certainty"] = std::round(candidate.certainty * 1000) / 1000;
    row["why"] = search::to_string(candidate.reason);
    json["candidates"].push_back(std::move(row));
  }
  return formats::to_text(json);
}

std::string addressed_json(std::string const& asked,
                           std::vector<schema::Announcement> const& announcements) {
  Json json = Json::object();
  json["url"] = asked;
  json["announcements"] = Json::array();
  for (schema::Announcement const& announcement : announcements) {
    json["announcements"].push_back(head_json(announcement));
  }
  return formats::to_text(json);
}

}  // namespace tracuu::server
