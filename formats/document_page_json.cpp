// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/document_page_json.hpp"

#include <cmath>
#include <vector>

#include "formats/json_fields.hpp"
#include "schema/page_ranges.hpp"

namespace tracuu::formats {

namespace {

using search::PageReading;
using search::Stretch;

/// Hundredths of a point, as they are stored.
double hundredths(double value) {
  return std::round(100 * value) / 100;
}

Json box_json(search::PageBox const& box) {
  return Json::array(
      {hundredths(box.left), hundredths(box.top), hundredths(box.right), hundredths(box.bottom)});
}

Json repairs_json(schema::PageText const& page) {
  std::vector<Stretch> stretches;
  for (schema::Repair const& repair : page.repairs) stretches.push_back({repair.begin, repair.end});
  Json const places = matches_json(page.text, stretches);
  Json list = Json::array();
  for (std::size_t i = 0; i < places.size(); ++i) {
    Json repair = Json::object();
    repair["begin"] = places[i][0];
    repair["end"] = places[i][1];
    repair["as_read"] = page.repairs[i].as_read;
    list.push_back(std::move(repair));
  }
  return list;
}

/// What the machine read; null if it read nothing of the page.
Json machine_json(PageReading const& reading) {
  if (!reading.words) return nullptr;
  schema::PageWords const& page = *reading.words;
  Json machine = Json::object();
  machine["engine"] = page.engine;
  machine["width"] = hundredths(page.width);
  machine["height"] = hundredths(page.height);
  machine["turned"] = page.turned;
  machine["words"] = Json::array();
  for (schema::PageWord const& word : page.words) {
    Json one = Json::object();
    one["text"] = word.text;
    one["as_read"] = word.as_read.empty() ? word.text : word.as_read;
    one["confidence"] = hundredths(word.confidence);
    one["box"] = box_json({word.left, word.top, word.right, word.bottom});
    one["line"] = word.line;
    machine["words"].push_back(std::move(one));
  }
  return machine;
}

char const* source_of(PageReading const& reading) {
  schema::Announcement const& announcement = reading.announcement;
  if (schema::has_page(announcement.corrected_pages, reading.page)) return "person";
  if (schema::has_page(announcement.machine_pages, reading.page)) return "machine";
  if (schema::has_page(announcement.picture_pages, reading.page)) return "unread";
  return "document";
}

}  // namespace

std::string document_page_json(PageReading const& reading, std::string const& image_url) {
  Json json = Json::object();
  json["id"] = reading.announcement.id;
  json["page"] = reading.page;
  json["pages"] = reading.page_count;
  json["name"] = reading.name;
  json["text"] = reading.text.text;
  json["source"] = source_of(reading);
  json["corrected"] = reading.correction ? Json(reading.correction->time) : Json(nullptr);
  json["failure"] = reading.failure;
  json["image"] = image_url.empty() ? Json(nullptr) : Json(image_url);
  json["repairs"] = repairs_json(reading.text);
  json["boxes"] = Json::array();
  for (search::PageBox const& box : reading.boxes) json["boxes"].push_back(box_json(box));
  json["machine"] = machine_json(reading);
  return to_text(json);
}

}  // namespace tracuu::formats
