// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_ris.hpp"

#include <fmt/format.h>

#include "formats/format.hpp"
#include "formats/plain_line.hpp"

namespace tracuu::formats {

namespace {

/// "2023/07/11/", as RIS writes days: the last part is free text.
std::string ris_date(schema::Date date) {
  return fmt::format("{:04}/{:02}/{:02}/", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

class RisLines {
 public:
  void add(std::string_view tag, std::string_view value) {
    std::string const line = plain_line(value);
    if (line.empty()) return;
    text_.append(tag).append("  - ").append(line).append("\r\n");
  }

  std::string finish() { return std::move(text_) + "ER  - \r\n\r\n"; }

 private:
  std::string text_;
};

}  // namespace

std::string announcement_ris(schema::Announcement const& announcement, schema::Date accessed) {
  RisLines lines;
  lines.add("TY", announcement.number.empty() ? "ELEC" : "GOVDOC");
  lines.add("ID", announcement.id);
  lines.add("TI", announcement.title);
  // An agency is an author, too: bibliographies sort by it.
  lines.add("AU", announcement.author.empty() ? announcement.unit : announcement.author);
  lines.add("PB", announcement.unit.empty() ? announcement.site : announcement.unit);
  if (announcement.date) {
    lines.add("PY", fmt::format("{:04}", static_cast<int>(announcement.date->year())));
    lines.add("DA", ris_date(*announcement.date));
  }
  lines.add("M1", announcement.number);
  lines.add("CY", announcement.place);
  lines.add("KW", announcement.category);
  lines.add("LA", announcement.language);
  lines.add("DP", announcement.site);
  lines.add("AB", announcement.abstract);
  if (is_web_address(announcement.url)) {
    lines.add("UR", plain_uri(announcement.url));
    lines.add("Y2", ris_date(accessed));
  }
  return lines.finish();
}

}  // namespace tracuu::formats
