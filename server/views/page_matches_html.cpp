// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/page_matches_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "formats/marked_html.hpp"
#include "formats/page_name.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {
namespace {

using base::Language;

/// A text that does not fit on a screen or two.
constexpr std::size_t kLongTextBytes = 4'000;

/// So many pages are listed at once; the others unfold.
constexpr std::size_t kPagesShown = 10;

std::string count_on_page(std::size_t count, Language language) {
  std::string const number = formats::format_count(count, language);
  return count == 1 ? base::wording("announcement.page_matches.one", language, number)
                    : base::wording("announcement.page_matches", language, number);
}

PageData matches_data(schema::Announcement const& announcement, search::PageMatches const& matches,
                      SearchParams const& origin) {
  Language const language = origin.language;
  PageData data = page_link(announcement, *matches.page, origin.request, language);
  std::string const name = formats::page_name(*matches.page, announcement.filetype, language);
  data.set("match_url", fmt::format("#m{}", matches.first));
  data.set("page_match_count", count_on_page(matches.count, language));
  data.set("open_text", data.get("is_file")->is_true()
                            ? base::wording("announcement.open_file", language, name)
                            : base::wording("announcement.show_page", language, name));
  data.set("passage_html", formats::marked_html(matches.passage));
  return data;
}

}  // namespace

PageData page_link(schema::Announcement const& announcement, search::PagePlace const& place,
                   search::SearchRequest const& request, Language language) {
  std::string const file = formats::page_address(announcement, place.page);
  bool const is_file = !file.empty() && announcement.machine_pages.empty();
  PageData data{PageData::type::object};
  data.set("place_name", formats::page_name(place, announcement.filetype, language));
  data.set(
      "place_url",
      is_file ? file : found_document_page_url(announcement.id, place.page, request, language));
  data.set("is_file", is_file);
  return data;
}

void set_page_matches(PageData& data, schema::Announcement const& announcement,
                      search::DocumentMatches const& matches, SearchParams const& origin) {
  data.set("has_find_box",
           !announcement.pages.empty() || announcement.body.size() >= kLongTextBytes);
  data.set("find_url", announcement_url(announcement.id, Language::Vietnamese));
  data.set("find_text", origin.request.text);
  PageData shown{PageData::type::list};
  PageData more{PageData::type::list};
  std::size_t listed = 0;
  for (search::PageMatches const& each : matches.pages) {
    if (!each.page) continue;
    PageData& list = listed++ < kPagesShown ? shown : more;
    list.push_back(matches_data(announcement, each, origin));
  }
  data.set("has_page_matches", listed > 0);
  data.set("page_matches", shown);
  data.set("has_more_page_matches", listed > kPagesShown);
  data.set("more_page_matches", more);
  data.set("more_pages_line",
           base::wording(
               "announcement.more_pages", origin.language,
               formats::format_count(listed - std::min(listed, kPagesShown), origin.language)));
}

}  // namespace tracuu::server
