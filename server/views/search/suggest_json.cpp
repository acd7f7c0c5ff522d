// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/suggest_json.hpp"

#include "formats/json_fields.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {
namespace {

formats::Json suggestion_json(search::Suggestion const& suggestion, base::Language language) {
  formats::Json json = formats::Json::object();
  json["text"] = suggestion.text;
  json["kind"] = search::to_string(suggestion.kind);
  if (!suggestion.id.empty()) {
    json["id"] = suggestion.id;
    json["url"] = announcement_url(suggestion.id, language);
  }
  json["count"] = suggestion.count;
  json["matches"] = formats::matches_json(suggestion.text, suggestion.matches);
  return json;
}

}  // namespace

std::string suggest_json(std::string_view typed, std::string_view revision,
                         std::vector<search::Suggestion> const& suggestions,
                         base::Language language) {
  formats::Json json = formats::Json::object();
  json["query"] = typed;
  json["revision"] = revision;
  json["suggestions"] = formats::Json::array();
  for (search::Suggestion const& suggestion : suggestions) {
    json["suggestions"].push_back(suggestion_json(suggestion, language));
  }
  return formats::to_text(json);
}

std::string suggest_opensearch_json(std::string_view typed,
                                    std::vector<search::Suggestion> const& suggestions) {
  formats::Json texts = formats::Json::array();
  for (search::Suggestion const& suggestion : suggestions) texts.push_back(suggestion.text);
  return formats::to_text(formats::Json::array({typed, texts}));
}

}  // namespace tracuu::server
