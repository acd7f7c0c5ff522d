// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_json.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "formats/json_fields.hpp"

namespace tracuu::formats {

namespace {

Json pages_json(schema::Announcement const& announcement) {
  std::vector<search::Stretch> starts;
  for (schema::PageStart const& start : announcement.pages) {
    starts.push_back({start.offset, start.offset});
  }
  Json const places = matches_json(announcement.body, starts);
  Json json = Json::array();
  for (std::size_t at = 0; at < starts.size(); ++at) {
    schema::PageStart const& start = announcement.pages[at];
    Json page = Json::object();
    page["begin"] = places[at][0];
    add_place(page, start.page == 0 ? std::nullopt
                                    : std::optional(search::PagePlace{start.page, start.name}));
    json.push_back(std::move(page));
  }
  return json;
}

Json matches_of_document(schema::Announcement const& announcement,
                         search::SearchedAnnouncement const& searched) {
  search::DocumentMatches const& matches = searched.matches;
  Json json = Json::object();
  json["count"] = matches.count;
  json["cut"] = searched.is_cut;
  json["abstract"] = matches_json(announcement.abstract, matches.abstract);
  json["body"] = matches_json(announcement.body, matches.body);
  json["pages"] = Json::array();
  for (search::PageMatches const& each : matches.pages) {
    Json page = Json::object();
    add_place(page, each.page);
    page["count"] = each.count;
    page["first"] = each.first;
    page["passage"] = marked_json(each.passage);
    json["pages"].push_back(std::move(page));
  }
  return json;
}

Json json_of(search::FoundAnnouncement const& found) {
  schema::Announcement const& announcement = found.announcement;
  Json json = Json::object();
  json["id"] = announcement.id;
  json["url"] = announcement.url;
  json["addresses"] = announcement.addresses;
  json["title"] = announcement.title;
  json["abstract"] = announcement.abstract;
  json["body"] = announcement.body;
  add_description(json, announcement);
  add_relations(json, announcement, found.relations);
  json["signatures"] = Json::array();
  for (schema::Signature const& signature : announcement.signatures) {
    json["signatures"].push_back({{"signer", signature.signer}, {"time", signature.time}});
  }
  json["picture_pages"] = announcement.picture_pages;
  json["pages"] = pages_json(announcement);
  json["machine_pages"] = announcement.machine_pages;
  json["machine_confidence"] = announcement.machine_confidence;
  json["corrected_pages"] = announcement.corrected_pages;
  json["language"] = announcement.language;
  json["filetype"] = announcement.filetype;
  json["charset"] = announcement.charset;
  json["charset_confidence"] = announcement.charset_confidence;
  add_related(json, found.related);
  json["cited_by"] = found.citations.cited_by;
  return json;
}

}  // namespace

std::string announcement_json(search::FoundAnnouncement const& found) {
  return to_text(json_of(found));
}

std::string searched_announcement_json(search::SearchedAnnouncement const& searched) {
  Json json = json_of(searched.found);
  json["matches"] = matches_of_document(searched.found.announcement, searched);
  return to_text(json);
}

}  // namespace tracuu::formats
