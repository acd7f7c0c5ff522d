// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_ris.hpp"

#include <fmt/format.h>

#include "formats/author_names.hpp"
#include "formats/document_kind.hpp"
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

// "Nguyễn, Thị Thuỳ"; a body is a family name alone, of which the comma tells EndNote where it
// ends. A comma within would cut it.
std::string ris_name(AuthorName const& name) {
  std::string line;
  for (std::size_t at = 0; at < name.family.size(); ++at) {
    if (name.family[at] != ',') {
      line += name.family[at];
    } else if (at > 0 && at + 1 < name.family.size()) {
      line += " -";
    }
  }
  line += ',';
  return name.given.empty() ? line : line + ' ' + name.given;
}

void add_authors(RisLines& lines, schema::Announcement const& announcement) {
  // An agency is an author, too: bibliographies sort by it.
  if (announcement.author.empty()) {
    if (!announcement.unit.empty()) lines.add("AU", ris_name({plain_line(announcement.unit), ""}));
    return;
  }
  for (AuthorName const& name : author_names(announcement.author)) lines.add("AU", ris_name(name));
}

}  // namespace

std::string announcement_ris(schema::Announcement const& announcement, schema::Date accessed) {
  RisLines lines;
  lines.add("TY", announcement.number.empty() ? "ELEC" : "GOVDOC");
  lines.add("ID", announcement.id);
  lines.add("TI", announcement.title);
  add_authors(lines, announcement);
  lines.add("PB", announcement.unit.empty() ? announcement.site : announcement.unit);
  if (announcement.date) {
    lines.add("PY", fmt::format("{:04}", static_cast<int>(announcement.date->year())));
    lines.add("DA", ris_date(*announcement.date));
  }
  if (!announcement.number.empty()) {
    // EndNote reads a document's number from M1; Zotero and citation-js a report's from SN.
    lines.add("M1", announcement.number);
    lines.add("SN", announcement.number);
    lines.add("M3", document_kind(announcement.number));
  }
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
