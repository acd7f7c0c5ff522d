// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/saved_page_html.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>
#include <vector>

#include "formats/announcement_citation.hpp"
#include "formats/announcement_text.hpp"
#include "formats/format.hpp"
#include "schema/cited_numbers.hpp"
#include "server/views/announcement/announcement_about_html.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"
#include "server/views/text_blocks_html.hpp"

namespace tracuu::server {
namespace {

/// `text` by paragraphs, with nothing marked.
std::string unmarked_html(std::string_view text) {
  std::vector<search::MarkedParagraph> paragraphs;
  for (std::string& line : formats::plain_paragraphs(text)) {
    paragraphs.push_back({std::move(line), {}, {}});
  }
  MarkedTextWriter writer(0, base::Language::Vietnamese);
  return text_blocks_html(paragraphs, writer, base::Language::Vietnamese);
}

PageData list_of(std::vector<std::string> const& texts) {
  PageData list{PageData::type::list};
  for (std::string const& text : texts) list.push_back(text);
  return list;
}

}  // namespace

std::string saved_page_html(schema::Announcement const& announcement, std::string_view address,
                            schema::Date accessed) {
  PageData data{PageData::type::object};
  data.set("title", announcement.title);
  data.set("content_lang", announcement.language.empty() ? "vi" : announcement.language);
  data.set("abstract", list_of(formats::plain_paragraphs(announcement.abstract)));
  data.set("body_html", unmarked_html(announcement.body));
  data.set("cites",
           text_or_false(fmt::format("{}", fmt::join(schema::cited_numbers(announcement), "; "))));
  set_about(data, announcement, base::Language::Vietnamese);
  data.set("source_url", formats::is_web_address(announcement.url) ? PageData{announcement.url}
                                                                   : PageData{false});
  data.set("address", std::string(address));
  data.set("citation", formats::announcement_citation(announcement, accessed));
  data.set("saved_day", schema::format_vietnamese_date(accessed));
  return render_page(kSavedTemplate, base::Language::Vietnamese, data);
}

}  // namespace tracuu::server
