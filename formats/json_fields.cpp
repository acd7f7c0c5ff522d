// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json_fields.hpp"

#include <cstddef>
#include <string_view>

#include "base/utf8.hpp"
#include "schema/cited_numbers.hpp"
#include "schema/date.hpp"

namespace tracuu::formats {
namespace {

Json note_json(search::Note const& note, base::Language language) {
  Json json = Json::object();
  json["code"] = search::to_string(note.code);
  json["message"] = search::describe(note, language);
  json["detail"] = note.detail;
  if (!note.exact_query.empty()) json["exact_query"] = note.exact_query;
  if (!note.suggestion.empty()) json["suggestion"] = note.suggestion;
  return json;
}

std::size_t utf16_units(std::string_view text) {
  constexpr char32_t kLastOfOneUnit = 0xFFFF;
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    bool const has_two = point.value != base::kInvalidCodePoint && point.value > kLastOfOneUnit;
    units += has_two ? 2 : 1;
    at += point.bytes;
  }
  return units;
}

}  // namespace

Json date_or_null(std::optional<schema::Date> const& date) {
  return date ? Json(schema::format_iso_date(*date)) : Json(nullptr);
}

void add_description(Json& object, schema::Announcement const& announcement) {
  object["date"] = date_or_null(announcement.date);
  object["site"] = announcement.site;
  object["unit"] = announcement.unit;
  object["author"] = announcement.author;
  object["place"] = announcement.place;
  object["number"] = announcement.number.empty() ? Json(nullptr) : Json(announcement.number);
  object["cites"] = Json::array();
  for (std::string const& number : schema::cited_numbers(announcement)) {
    object["cites"].push_back(number);
  }
  object["numbers"] = announcement.numbers;
  object["category"] = announcement.category;
}

Json query_json(std::string const& text, std::string const& read_as,
                std::vector<search::Note> const& notes, base::Language language) {
  Json json = Json::object();
  json["text"] = text;
  json["read_as"] = read_as;
  json["notes"] = Json::array();
  for (search::Note const& note : notes) json["notes"].push_back(note_json(note, language));
  return json;
}

Json count_json(search::MatchCount const& count) {
  Json json = Json::object();
  json["value"] = count.lower;
  json["relation"] = count.is_exact() ? "eq" : "gte";
  return json;
}

Json matches_json(std::string_view text, std::vector<search::Stretch> const& matches) {
  Json json = Json::array();
  std::size_t at = 0;
  std::size_t units = 0;
  auto const units_until = [&](std::size_t until) {
    units += utf16_units(text.substr(at, until - at));
    at = until;
    return units;
  };
  for (auto const& [begin, end] : matches) {
    std::size_t const from = units_until(begin);
    json.push_back(Json::array({from, units_until(end)}));
  }
  return json;
}

Json marked_json(search::MarkedText const& marked) {
  Json json = Json::object();
  json["text"] = marked.text;
  json["matches"] = matches_json(marked.text, marked.matches);
  return json;
}

void add_place(Json& object, std::optional<search::PagePlace> const& place) {
  object["page"] = place ? Json(place->page) : Json(nullptr);
  bool const has_name = place && !place->sheet.empty();
  object["sheet"] = has_name ? Json(place->sheet) : Json(nullptr);
}

void add_related(Json& object, search::Related const& related) {
  object["attachments"] = Json::array();
  for (search::AttachmentLink const& link : related.attachments) {
    Json json = Json::object();
    json["text"] = link.text;
    json["url"] = link.url;
    json["id"] = link.id.empty() ? Json(nullptr) : Json(link.id);
    object["attachments"].push_back(std::move(json));
  }
  object["page"] = nullptr;
  if (!related.page) return;
  object["page"] = Json{{"id", related.page->id}, {"title", related.page->title}};
}

void add_relations(Json& object, schema::Announcement const& announcement,
                   search::Relations const& relations) {
  object["issued"] = date_or_null(announcement.issued);
  object["effective"] = date_or_null(announcement.effective);
  object["expires"] = date_or_null(announcement.expires);
  object["in_force"] = search::name_of(relations.in_force);
  object["relations"] = Json::array();
  for (search::RelationLink const& link : relations.links) {
    Json json = Json::object();
    json["kind"] = link.name();
    json["number"] = link.number;
    json["date"] = date_or_null(link.date);
    json["evidence"] = link.evidence;
    json["id"] = link.id.empty() ? Json(nullptr) : Json(link.id);
    json["title"] = link.title;
    object["relations"].push_back(std::move(json));
  }
}

std::string to_text(Json const& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tracuu::formats
