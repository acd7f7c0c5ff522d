// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search_json.hpp"

#include "server/views/json_fields.hpp"

namespace tracuu::server {
namespace {

Json note_json(search::Note const& note, search::Language language) {
  Json json;
  json["code"] = search::to_string(note.code);
  json["message"] = search::describe(note, language);
  json["detail"] = note.detail;
  if (!note.exact_query.empty()) json["exact_query"] = note.exact_query;
  if (!note.suggestion.empty()) json["suggestion"] = note.suggestion;
  return json;
}

/// Where else the text was published.
Json copy_json(schema::Announcement const& copy) {
  Json json;
  json["id"] = copy.id;
  json["url"] = copy.url;
  json["title"] = copy.title;
  add_description(json, copy);
  return json;
}

Json hit_json(search::Hit const& hit) {
  Json json;
  json["id"] = hit.announcement.id;
  json["url"] = hit.announcement.url;
  json["title"] = hit.announcement.title;
  json["title_html"] = hit.title_html;
  json["snippet_html"] = hit.snippet_html;
  add_description(json, hit.announcement);
  json["score"] = hit.score;
  json["copies"] = Json::array();
  for (schema::Announcement const& copy : hit.copies) json["copies"].push_back(copy_json(copy));
  add_related(json, hit.related);
  return json;
}

}  // namespace

std::string search_json(search::SearchAnswer const& answer, search::Language language) {
  Json notes = Json::array();
  for (search::Note const& note : answer.notes) notes.push_back(note_json(note, language));
  Json hits = Json::array();
  for (search::Hit const& hit : answer.hits) hits.push_back(hit_json(hit));

  Json json;
  json["query"]["text"] = answer.text;
  json["query"]["read_as"] = answer.read_as;
  json["query"]["notes"] = std::move(notes);
  json["total"]["value"] = answer.total.lower;
  json["total"]["relation"] = answer.total.is_exact() ? "eq" : "gte";
  json["took_ms"] = static_cast<double>(answer.took.count()) / 1000.0;
  json["page"] = answer.page;
  json["size"] = answer.size;
  json["hits"] = std::move(hits);
  json["facets"] = Json::object();
  json["timeline"] = Json::array();
  json["next"] = answer.has_next ? Json(answer.page + 1) : Json(nullptr);
  return to_text(json);
}

}  // namespace tracuu::server
