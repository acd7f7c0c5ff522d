// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_citation.hpp"

#include <fmt/format.h>

#include "formats/format.hpp"
#include "formats/plain_line.hpp"

namespace tracuu::formats {
namespace {

// The agency stands for the text; a clerk who typed it does so only where none is named.
std::string const& source_of(schema::Announcement const& announcement) {
  if (!announcement.unit.empty()) return announcement.unit;
  return announcement.author.empty() ? announcement.site : announcement.author;
}

void append_part(std::string& line, std::string_view part) {
  if (part.empty()) return;
  if (!line.empty()) line += ", ";
  line += part;
}

}  // namespace

std::string announcement_citation(schema::Announcement const& announcement, schema::Date accessed) {
  std::string line = plain_line(source_of(announcement));
  if (announcement.date && !line.empty()) {
    line += fmt::format(" ({})", static_cast<int>(announcement.date->year()));
  }
  append_part(line, fmt::format("“{}”", plain_line(announcement.title)));
  if (&source_of(announcement) != &announcement.site) {
    append_part(line, plain_line(announcement.site));
  }
  if (announcement.date) {
    append_part(line, "ngày " + schema::format_vietnamese_date(*announcement.date));
  }
  if (is_web_address(announcement.url)) {
    append_part(line, fmt::format("<{}>", plain_uri(announcement.url)));
    append_part(line, "truy cập ngày " + schema::format_vietnamese_date(accessed));
  }
  return line + ".";
}

}  // namespace tracuu::formats
