// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/similar_json.hpp"

#include <cmath>

#include "formats/json_fields.hpp"

namespace tracuu::formats {

std::string similar_json(std::string const& id,
                         std::vector<search::SimilarAnnouncement> const& similar) {
  Json json = Json::object();
  json["id"] = id;
  json["related"] = Json::array();
  for (search::SimilarAnnouncement const& found : similar) {
    Json row = Json::object();
    row["id"] = found.announcement.id;
    row["url"] = found.announcement.url;
    row["title"] = found.announcement.title;
    add_description(row, found.announcement);
    row["similarity"] = std::round(found.similarity * 1000) / 1000;
    json["related"].push_back(std::move(row));
  }
  return to_text(json);
}

}  // namespace tracuu::formats
