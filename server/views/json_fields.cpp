// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/json_fields.hpp"

#include "schema/date.hpp"

namespace tracuu::server {

Json date_or_null(std::optional<schema::Date> const& date) {
  return date ? Json(schema::format_iso_date(*date)) : Json(nullptr);
}

void add_description(Json& object, schema::Announcement const& announcement) {
  object["date"] = date_or_null(announcement.date);
  object["site"] = announcement.site;
  object["unit"] = announcement.unit;
  object["author"] = announcement.author;
  object["place"] = announcement.place;
  object["number"] =
      announcement.numbers.empty() ? Json(nullptr) : Json(announcement.numbers.front());
  object["numbers"] = announcement.numbers;
  object["category"] = announcement.category;
}

void add_related(Json& object, search::Related const& related) {
  object["attachments"] = Json::array();
  for (search::AttachmentLink const& link : related.attachments) {
    Json json;
    json["text"] = link.text;
    json["url"] = link.url;
    json["id"] = link.id.empty() ? Json(nullptr) : Json(link.id);
    object["attachments"].push_back(std::move(json));
  }
  object["page"] = nullptr;
  if (!related.page) return;
  object["page"] = Json{{"id", related.page->id}, {"title", related.page->title}};
}

std::string to_text(Json const& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tracuu::server
