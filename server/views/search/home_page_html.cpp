// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/home_page_html.hpp"

#include <optional>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive/archive_facets_html.hpp"
#include "server/views/archive_search.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"
#include "server/views/structured_data.hpp"

namespace tracuu::server {
namespace {

// Three ways in: plain words, no marks at all, a document number.
constexpr char const* kExampleQueries[] = {"thủ tục cấp giấy khai sinh", "lich tiep cong dan",
                                           "119/QĐ-UBND"};

/// Values of a facet that are listed; the archive has them all.
constexpr std::size_t kValuesListed = 6;

PageData example_links(base::Language language) {
  PageData examples{PageData::type::list};
  for (char const* query : kExampleQueries) {
    search::SearchRequest request;
    request.text = query;
    examples.push_back(archive_link(query, search_url(request, language)));
  }
  return examples;
}

std::string description(search::Holdings const& holdings, base::Language language) {
  if (holdings.days.empty()) return std::string(base::wording("home.heading", language));
  return base::wording("home.description", language,
                       announcements_text(holdings.announcements, language),
                       formats::format_day(holdings.days.front().day, language),
                       formats::format_day(holdings.days.back().day, language));
}

}  // namespace

std::string home_page_html(HomePage const& page, Branding const& branding) {
  auto const& [holdings, newest, language, base_url] = page;
  PageFrame const frame{.language = language,
                        .title = "",
                        .vietnamese_url = home_url(base::Language::Vietnamese),
                        .english_url = home_url(base::Language::English),
                        .description = description(holdings, language),
                        .base_url = base_url};
  PageData data = page_data(frame, {}, branding);
  data.set("is_home", true);
  data.set("canonical_url", base_url + home_url(language));
  data.set("structured_data", website_json(branding.name.in(language), base_url, language));
  data.set("examples", example_links(language));
  if (!holdings.days.empty()) {
    ArchivePeriod const newest_year{holdings.days.back().day.year()};
    data.set("newest_year", period_text(newest_year, language));
    data.set("newest_year_url", period_url(newest_year, language));
  }
  set_archive_span(data, holdings, language);
  set_archive_hits(data, newest, language);
  set_archive_facets(data, holdings, std::nullopt, language, kValuesListed);
  return render_page(kHomeTemplate, language, data);
}

}  // namespace tracuu::server
