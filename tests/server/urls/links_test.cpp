// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/links.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <tuple>
#include <utility>
#include <variant>

#include "server/answers/router.hpp"
#include "server/routes.hpp"
#include "tests/server/request_for.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Language;

TEST(SearchUrl, IsReadBackUnchanged) {
  search::SearchRequest request;
  request.text = "\"cải cách\" -đất & 100% <b>+/?#";
  request.page = 4;
  request.size = 20;
  request.filters.dates = {test::day(2020, 2, 29), test::day(2023, 7, 31)};
  request.filters[search::Facet::Site].text = "hn.gov.vn";
  request.filters[search::Facet::Unit].text = "Phòng VH&TT";
  request.filters[search::Facet::Place] =
      search::read_filter(search::Facet::Place, "\"xã An Khê\"");
  request.filters[search::Facet::Category].text = "Tin & bài";
  request.filters[search::Facet::Type].text = "quyết định";
  request.filters[search::Facet::Year].text = "2021";
  request.sort = search::SortOrder::Oldest;
  request.filters.in_force = search::InForce::Unknown;
  request.exact = true;
  auto const read = read_search_params(request_for(search_url(request, Language::English)),
                                       UnknownParameters::Refuse);
  ASSERT_TRUE(read.problems.empty());
  auto const all = [](search::SearchRequest const& r) {
    return std::tuple(r.text, r.page, r.size, r.filters.dates.from, r.filters.dates.to,
                      r.filters.by_facet, r.filters.in_force, r.sort, r.exact);
  };
  EXPECT_EQ(all(read.request), all(request));
  EXPECT_EQ(read.language, Language::English);
}

TEST(SearchUrl, HasTheFilterOfEachFacet) {
  struct Row {
    search::Facet facet;
    char const* value;
    char const* url;  ///< its part of the search's
  };
  constexpr Row kRows[] = {
      {search::Facet::Site, "hn.gov.vn", "&site=hn.gov.vn"},
      {search::Facet::Unit, "UBND xã", "&unit=%22UBND%20x%C3%A3%22"},
      {search::Facet::Place, "xã An", "&place=%22x%C3%A3%20An%22"},
      {search::Facet::Author, "Hồng Hạ", "&author=%22H%E1%BB%93ng%20H%E1%BA%A1%22"},
      {search::Facet::Category, "Tin \"nóng\"", "&category=Tin%20%22n%C3%B3ng%22"},
      {search::Facet::Type, "QD", "&type=QD"},
      {search::Facet::FileType, "PDF", "&filetype=PDF"},
      {search::Facet::Charset, "TCVN3", "&charset=TCVN3"},
      {search::Facet::Year, "2023", "&year=2023"},
  };
  EXPECT_EQ(std::size(kRows), search::kFacetCount);
  for (Row const& row : kRows) {
    search::SearchRequest request;
    request.filters[row.facet] = search::filter_for_value(row.facet, row.value);
    EXPECT_EQ(search_url(request, Language::Vietnamese), std::string("/search?q=") + row.url);
    EXPECT_EQ(request.filters[row.facet].text, row.value);
    request.filters[row.facet] = search::filter_for_value(row.facet, "");
    EXPECT_EQ(request.filters[row.facet].text, "") << row.url;
    EXPECT_EQ(search_url(request, Language::Vietnamese), "/search?q=");
  }
}

TEST(SearchUrl, LeavesDefaultsOut) {
  search::SearchRequest request;
  request.text = "đất";
  EXPECT_EQ(search_url(request, Language::Vietnamese), "/search?q=%C4%91%E1%BA%A5t");
}

TEST(AnnouncementUrl, EncodesTheId) {
  EXPECT_EQ(announcement_url("https://a/b?c=1", Language::English),
            "/announcements/https%3A%2F%2Fa%2Fb%3Fc%3D1?lang=en");
  search::SearchRequest request;
  request.text = "khai sinh";
  request.page = 2;
  EXPECT_EQ(found_announcement_url("a/b", request, Language::English),
            "/announcements/a%2Fb?q=khai%20sinh&page=2&lang=en");
}

TEST(AnnouncementUrl, HasFilesAndJsonBesideIt) {
  EXPECT_EQ(download_url("a/b", "ris"), "/announcements/a%2Fb/download?format=ris");
  EXPECT_EQ(document_page_url("a/b", 12, Language::English),
            "/announcements/a%2Fb/pages/12?lang=en");
  EXPECT_EQ(page_image_url("a/b", 12, "5f1d3c0a9b"),
            "/announcements/a%2Fb/pages/12/image?v=5f1d3c0a");
  EXPECT_EQ(announcement_json_url("a/b"), "/api/v1/announcements/a%2Fb");
}

TEST(SearchUrl, OtherRoutesTakeTheSameParameters) {
  search::SearchRequest request;
  request.text = "khai sinh";
  request.filters[search::Facet::Site].text = "hn.gov.vn";
  EXPECT_EQ(search_query(request, Language::English), "?q=khai%20sinh&site=hn.gov.vn&lang=en");
  EXPECT_EQ(feed_url(request, Language::English),
            "/feed" + search_query(request, Language::English));
  EXPECT_EQ(export_url(request, Language::Vietnamese, "csv"),
            "/api/v1/export?q=khai%20sinh&site=hn.gov.vn&format=csv");
}

TEST(HomeUrl, NamesEnglishOnly) {
  EXPECT_EQ(home_url(Language::Vietnamese), "/");
  EXPECT_EQ(home_url(Language::English), "/?lang=en");
}

TEST(ArchiveAddresses, KeepTheLanguage) {
  EXPECT_EQ(archive_url(Language::Vietnamese), "/kho");
  EXPECT_EQ(archive_url(Language::English), "/kho?lang=en");
  EXPECT_EQ(number_url("119/QĐ-UBND", Language::English),
            "/kho/number?number=119%2FQ%C4%90-UBND&lang=en");
}

TEST(ArchiveAddresses, NameYearsAndMonths) {
  ArchivePeriod const year{std::chrono::year(2012)};
  ArchivePeriod const month{std::chrono::year(2012), std::chrono::February};
  EXPECT_EQ(period_url(month, Language::Vietnamese), "/kho/2012/02");
  EXPECT_EQ(period_url(year, Language::English), "/kho/2012?lang=en");
  EXPECT_EQ(period_url({std::chrono::year(12)}, Language::Vietnamese), "/kho/0012");
}

TEST(Links, LeadToRoutes) {
  search::SearchRequest request;
  request.text = "đất";
  Router const router(make_routes());
  for (auto const& [url, pattern] : std::initializer_list<std::pair<std::string, char const*>>{
           {home_url(Language::English), "/"},
           {search_url(request, Language::English), "/search"},
           {export_url(request, Language::English, "ris"), "/api/v1/export"},
           {feed_url(request, Language::English), "/feed"},
           {announcement_url("a/b", Language::English), "/announcements/{id}"},
           {found_announcement_url("a", request, Language::English), "/announcements/{id}"},
           {download_url("a", "ris"), "/announcements/{id}/download"},
           {document_page_url("a", 3, Language::English), "/announcements/{id}/pages/{n}"},
           {page_image_url("a", 3, "5f1d3c0a9b"), "/announcements/{id}/pages/{n}/image"},
           {found_document_page_url("a", 3, request, Language::English),
            "/announcements/{id}/pages/{n}"},
           {announcement_json_url("a"), "/api/v1/announcements/{id}"},
           {sitemap_url(12), "/sitemaps/{id}"},
           {archive_url(Language::English), "/kho"},
           {period_url({std::chrono::year(2012)}, Language::English), "/kho/{id}"},
           {archive_list_url({}), "/kho/{id}"},
           {number_url("1", Language::English), "/kho/number"},
           {compare_url({}), "/kho/compare"},
           {compare_url({}, ".svg"), "/kho/compare.svg"},
           {compare_url({}, ".csv"), "/kho/compare.csv"},
           {std::string(kOaiPath), "/oai"},
           {std::string(kOpensearchPath), "/opensearch.xml"},
           {std::string(kSitemapIndexPath), "/sitemap.xml"},
           {search_template(), "/search"},
           {feed_template(), "/feed"},
           {suggest_template(), "/api/v1/suggest"}}) {
    Context context;
    auto const found = router.find(request_for(url), context);
    ASSERT_TRUE(std::holds_alternative<Route const*>(found)) << url;
    EXPECT_EQ(context.route, pattern) << url;
  }
}

}  // namespace
}  // namespace tracuu::server
