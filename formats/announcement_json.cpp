// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_json.hpp"

#include "formats/json_fields.hpp"

namespace tracuu::formats {

std::string announcement_json(search::FoundAnnouncement const& found) {
  schema::Announcement const& announcement = found.announcement;
  Json json = Json::object();
  json["id"] = announcement.id;
  json["url"] = announcement.url;
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
  json["language"] = announcement.language;
  json["filetype"] = announcement.filetype;
  json["charset"] = announcement.charset;
  json["charset_confidence"] = announcement.charset_confidence;
  add_related(json, found.related);
  json["cited_by"] = found.citations.cited_by;
  return to_text(json);
}

}  // namespace tracuu::formats
