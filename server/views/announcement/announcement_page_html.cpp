// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/announcement_page_html.hpp"

#include <algorithm>

#include "base/wording.hpp"
#include "formats/announcement_bibtex.hpp"
#include "formats/announcement_citation.hpp"
#include "formats/announcement_ris.hpp"
#include "formats/format.hpp"
#include "formats/marked_html.hpp"
#include "formats/plain_line.hpp"
#include "schema/page_ranges.hpp"
#include "search/api/marked_text.hpp"
#include "server/http/target.hpp"
#include "server/urls/links.hpp"
#include "server/views/announcement/announcement_about_html.hpp"
#include "server/views/announcement/citations_html.hpp"
#include "server/views/announcement/news_article_json.hpp"
#include "server/views/announcement/read_next_html.hpp"
#include "server/views/announcement/relations_html.hpp"
#include "server/views/attachments_html.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"
#include "server/views/marked_text_html.hpp"
#include "server/views/page_matches_html.hpp"
#include "server/views/text_blocks_html.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using schema::Announcement;

constexpr std::size_t kMaxCardText = 200;  // code points

PageData paragraphs_html(std::vector<search::MarkedParagraph> const& paragraphs,
                         MarkedTextWriter& writer) {
  PageData list{PageData::type::list};
  for (search::MarkedParagraph const& paragraph : paragraphs) {
    list.push_back(writer.write(paragraph));
  }
  return list;
}

std::string match_line(std::size_t count, Language language) {
  if (count == 0) return std::string(base::wording("announcement.matches.none", language));
  std::string const number = formats::format_count(count, language);
  return count == 1 ? base::wording("announcement.matches.one", language, number)
                    : base::wording("announcement.matches", language, number);
}

void set_text(PageData& data, search::AnnouncementReading const& reading, Language language) {
  std::size_t const count = count_matches(reading.abstract) + count_matches(reading.body);
  MarkedTextWriter writer(count, language);
  data.set("title_html", reading.title.text.empty()
                             ? std::string(base::wording("announcement.untitled", language))
                             : formats::marked_html(reading.title));
  data.set("abstract", paragraphs_html(reading.abstract, writer));
  data.set("body_html", text_blocks_html(reading.body, writer, language));
  data.set("match_line", match_line(count, language));
  data.set("has_matches", count > 0);
}

void set_origin(PageData& data, SearchParams const& origin) {
  bool const has_origin = !origin.is_empty();
  data.set("has_origin", has_origin);
  data.set("back_url", search_url(origin.request, origin.language));
  data.set("query_text", text_or_false(origin.request.text));
}

/// How to cite it, and where to get it as a file.
void set_take_away(PageData& data, Announcement const& announcement, schema::Date accessed) {
  data.set("citation", formats::announcement_citation(announcement, accessed));
  data.set("bibtex", formats::announcement_bibtex(announcement, accessed));
  data.set("ris", formats::announcement_ris(announcement, accessed));
  for (char const* const format : {"html", "text", "ris", "bibtex"}) {
    data.set(std::string(format) + "_url", download_url(announcement.id, format));
  }
  data.set("json_url", announcement_json_url(announcement.id));
}

/// The page of its document to begin with: the first that a machine read, else the first; empty if
/// it has no pages.
std::string first_page_url(Announcement const& announcement, SearchParams const& origin) {
  auto const first_that = [&](auto const& is_wanted) {
    return std::ranges::find_if(announcement.pages, is_wanted, &schema::PageStart::page);
  };
  auto start = first_that(
      [&](std::size_t page) { return schema::has_page(announcement.machine_pages, page); });
  if (start == announcement.pages.end()) {
    start = first_that([](std::size_t page) { return page > 0; });
  }
  if (start == announcement.pages.end()) return "";
  return origin.is_empty() ? document_page_url(announcement.id, start->page, origin.language)
                           : found_document_page_url(announcement.id, start->page, origin.request,
                                                     origin.language);
}

/// What search engines and shared links show under the title.
std::string description(Announcement const& announcement) {
  return formats::plain_summary(
      announcement.abstract.empty() ? announcement.body : announcement.abstract, kMaxCardText);
}

std::string url_in(Language language, Announcement const& announcement,
                   SearchParams const& origin) {
  return origin.is_empty() ? announcement_url(announcement.id, language)
                           : found_announcement_url(announcement.id, origin.request, language);
}

}  // namespace

std::string announcement_page_html(AnnouncementPage const& page, Branding const& branding) {
  auto const& [reading, origin, base_url, accessed] = page;
  Announcement const& announcement = reading.found.announcement;
  std::string const address = base_url + announcement_url(announcement.id, Language::Vietnamese);
  PageFrame const frame{.language = origin.language,
                        .title = shown_title(announcement.title, origin.language),
                        .vietnamese_url = url_in(Language::Vietnamese, announcement, origin),
                        .english_url = url_in(Language::English, announcement, origin),
                        .is_indexable = origin.is_empty(),
                        .description = description(announcement),
                        .base_url = base_url};
  PageData data = page_data(frame, origin.request, branding);
  data.set("is_announcement", true);
  data.set("card_type", "article");
  data.set("card_url", address);
  data.set("announcement_script_url",
           file_url(kAnnouncementScriptPath, file_version(kAnnouncementScript)));
  data.set("address", address);
  data.set("structured_data", news_article_json(announcement, address));
  data.set("content_lang", announcement.language.empty() ? "vi" : announcement.language);
  set_origin(data, origin);
  set_text(data, reading, origin.language);
  set_page_matches(data, announcement, reading.matches, origin);
  data.set("pages_url", text_or_false(first_page_url(announcement, origin)));
  set_about(data, announcement, origin.language);
  set_citations(data, announcement, reading.found.citations, origin.language);
  set_relations(data, announcement, reading.found.relations, origin.language);
  set_read_attachments(data, reading.found.related, origin.language);
  set_read_next(data, reading, origin.language);
  set_take_away(data, announcement, accessed);
  data.set("source_url", formats::is_web_address(announcement.url) ? PageData{announcement.url}
                                                                   : PageData{false});
  return render_page(kAnnouncementTemplate, origin.language, data);
}

}  // namespace tracuu::server
