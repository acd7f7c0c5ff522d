// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_json.hpp"

#include "formats/json_fields.hpp"

namespace tracuu::formats {

std::string announcement_json(search::FoundAnnouncement const& found) {
  schema::Announcement const& announcement = found.announcement;
  Json json;
  json["id"] = announcement.id;
  json["url"] = announcement.url;
  json["title"] = announcement.title;
  json["abstract"] = announcement.abstract;
  json["body"] = announcement.body;
  add_description(json, announcement);
  json["language"] = announcement.language;
  json["filetype"] = announcement.filetype;
  json["charset"] = announcement.charset;
  json["charset_confidence"] = announcement.charset_confidence;
  add_related(json, found.related);
  return to_text(json);
}

}  // namespace tracuu::formats
