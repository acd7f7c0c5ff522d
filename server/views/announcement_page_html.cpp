// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement_page_html.hpp"

#include <algorithm>
#include <string_view>

#include "server/request_params.hpp"
#include "server/views/attachments_html.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/format.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {
namespace {

PageData paragraphs(std::string_view text) {
  PageData list{PageData::type::list};
  while (!text.empty()) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      list.push_back(std::string(line));
    }
  }
  return list;
}

// Named only where the text was converted: there a reader may doubt a letter.
PageData legacy_charset(schema::Announcement const& announcement) {
  if (announcement.charset_confidence >= 1) return PageData{false};
  auto const percent = static_cast<int>(announcement.charset_confidence * 100);
  return PageData{announcement.charset + " (" + std::to_string(percent) + " %)"};
}

std::string join(std::vector<std::string> const& parts) {
  std::string joined;
  for (std::string const& part : parts) {
    if (part.empty()) continue;
    if (!joined.empty()) joined += ", ";
    joined += part;
  }
  return joined;
}

// "UBND huyện Gia Viễn, “Thông báo…”, giavien.ninhbinh.gov.vn, 11/07/2023, https://…"
std::string citation(schema::Announcement const& announcement, search::Language language) {
  std::string const day = announcement.date ? format_day(*announcement.date, language) : "";
  std::string const& source = announcement.unit.empty() ? announcement.author : announcement.unit;
  return join({source, "“" + announcement.title + "”", announcement.site, day, announcement.url});
}

PageData list_of(std::vector<std::string> const& texts) {
  PageData list{PageData::type::list};
  for (std::string const& text : texts) list.push_back(text);
  return list;
}

void set_description(PageData& data, schema::Announcement const& announcement,
                     search::Language language) {
  if (announcement.date) {
    data.set("day", format_day(*announcement.date, language));
    data.set("iso_date", schema::format_iso_date(*announcement.date));
  }
  data.set("unit", text_or_false(announcement.unit));
  data.set("author", text_or_false(announcement.author));
  data.set("place", text_or_false(announcement.place));
  data.set("category", text_or_false(announcement.category));
  data.set("site", text_or_false(announcement.site));
  data.set("numbers", list_of(announcement.numbers));
}

}  // namespace

std::string announcement_page_html(search::FoundAnnouncement const& found,
                                   search::Language language) {
  schema::Announcement const& announcement = found.announcement;
  PageFrame const frame{
      .language = language,
      .title = announcement.title + " – Tra Cứu",
      .vietnamese_url = announcement_url(announcement.id, search::Language::Vietnamese),
      .english_url = announcement_url(announcement.id, search::Language::English)};
  PageData data = page_data(frame, {});
  data.set("title", announcement.title);
  data.set("content_lang", announcement.language.empty() ? "vi" : announcement.language);
  set_description(data, announcement, language);
  data.set("abstract", paragraphs(announcement.abstract));
  data.set("body", paragraphs(announcement.body));
  set_related(data, found.related, language);
  data.set("legacy_charset", legacy_charset(announcement));
  data.set("source_url",
           is_web_address(announcement.url) ? PageData{announcement.url} : PageData{false});
  data.set("json_url", "/api/v1/announcements/" + percent_encode(announcement.id));
  data.set("citation", citation(announcement, language));
  return render_page(kAnnouncementTemplate, data);
}

}  // namespace tracuu::server
