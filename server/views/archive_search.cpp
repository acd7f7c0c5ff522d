// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive_search.hpp"

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "server/urls/archive_params.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/host_html.hpp"

namespace tracuu::server {

search::SearchRequest archive_search(std::optional<ArchivePeriod> const& period) {
  search::SearchRequest request;
  if (period) request.filters.dates = days_of(*period);
  request.sort = search::SortOrder::Newest;
  return request;
}

std::string announcements_text(std::size_t count, base::Language language) {
  std::string const number = formats::format_count(count, language);
  return count == 1 ? base::wording("count.announcements.one", language, number)
                    : base::wording("count.announcements", language, number);
}

PageData archive_link(std::string const& text, std::string const& url) {
  PageData data{PageData::type::object};
  data.set("text", text);
  data.set("url", url);
  return data;
}

PageFrame archive_frame(std::string const& title, base::Language language,
                        std::string const& vietnamese_url, std::string const& english_url) {
  return {.language = language,
          .title = title,
          .vietnamese_url = vietnamese_url,
          .english_url = english_url};
}

void set_archive_page(PageData& data, std::string const& heading, std::string const& canonical) {
  data.set("is_archive", true);
  data.set("heading", heading);
  data.set("canonical_url", text_or_false(canonical));
}

void set_archive_span(PageData& data, search::Holdings const& holdings, base::Language language) {
  data.set("total_text", announcements_text(holdings.announcements, language));
  data.set("is_bare", holdings.announcements == 0);
  data.set("has_days", !holdings.days.empty());
  if (holdings.days.empty()) return;
  data.set("first_day", formats::format_day(holdings.days.front().day, language));
  data.set("last_day", formats::format_day(holdings.days.back().day, language));
}

void set_archive_hits(PageData& data, std::vector<search::Hit> const& hits,
                      base::Language language) {
  PageData list{PageData::type::list};
  for (search::Hit const& hit : hits) {
    schema::Announcement const& announcement = hit.announcement;
    PageData item{PageData::type::object};
    item.set("hit_title", shown_title(announcement.title, language));
    item.set("hit_url", announcement_url(announcement.id, language));
    item.set("hit_day", false);
    if (announcement.date) {
      item.set("hit_day", formats::format_day(*announcement.date, language));
      item.set("hit_iso_date", schema::format_iso_date(*announcement.date));
    }
    item.set("hit_unit", text_or_false(announcement.unit));
    item.set("hit_site_html", text_or_false(host_html(announcement.site)));
    list.push_back(item);
  }
  data.set("hits", list);
  data.set("has_hits", !hits.empty());
}

}  // namespace tracuu::server
