// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/archive_page_html.hpp"

#include <gtest/gtest.h>

#include "search/api/facet_counts.hpp"
#include "search/api/search_request.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using search::Facet;

constexpr char const* kHostile = "\"><script>alert(1)</script>&";

search::Holdings sample_holdings(std::size_t units = 2) {
  search::Holdings holdings;
  holdings.announcements = 22'642;
  holdings.undated = 12;
  holdings.days = {{test::day(2007, 1, 2), 630}, {test::day(2009, 7, 1), 22'000}};
  search::FacetCounts counts{Facet::Unit, {{kHostile, "", 20}}, units};
  for (std::size_t at = 1; at < units; ++at) {
    counts.values.push_back({"Phòng " + std::to_string(at), "", 1});
  }
  holdings.facets = {{counts, 7},
                     {{Facet::Type, {{"QD", "quyết định", 3}}, 1}, 22'639},
                     {{Facet::Place, {}, 0}, 22'642}};
  return holdings;
}

TEST(ArchivePage, TellsTheWholeHonestly) {
  std::string const page =
      archive_page_html(sample_holdings(), Language::Vietnamese, "https://tim.example");
  expect_sound_html(page, "vi");
  EXPECT_TRUE(has(page, "<strong>22.642 thông báo</strong>, đăng từ 02/01/2007 đến 01/07/2009."));
  EXPECT_TRUE(has(page, "q=-ng%C3%A0y%3A0001..9999\">12 thông báo không rõ ngày đăng</a>"));
  EXPECT_TRUE(has(page, "<link rel=\"canonical\" href=\"https://tim.example/kho\">"));
  EXPECT_TRUE(has(page, "action=\"/kho/number\""));
  EXPECT_TRUE(has(page, "/kho/compare?q=ph%C3%B2ng"));
  EXPECT_FALSE(has(page, "noindex"));
}

TEST(ArchivePage, LinksEachValueToItsAnnouncementsNewestFirst) {
  std::string const page = archive_page_html(sample_holdings(9), Language::Vietnamese, "");
  EXPECT_TRUE(has(page, "type=QD&amp;sort=newest\" lang=\"vi\">Quyết định</a>"));
  EXPECT_TRUE(has(page, "unit=%22Ph%C3%B2ng%201%22&amp;sort=newest\""));
  EXPECT_TRUE(has(page, "<a href=\"/kho/unit\">Tất cả 9<"));
  EXPECT_FALSE(has(page, ">Phòng 8<")) << "the list has the rest";
  EXPECT_TRUE(has(page, "7 thông báo không ghi cơ quan, đơn vị"));
  EXPECT_FALSE(has(page, "facet-place")) << "of places there are none";
}

TEST(ArchivePage, ShowsShapeNotZerosAndAgenciesBeforeYears) {
  std::string const page = archive_page_html(sample_holdings(), Language::Vietnamese, "");
  EXPECT_FALSE(has(page, ">0<"));
  EXPECT_EQ(count_of(page, "<td class=\"shade0\""), 22u) << "two years, a month each";
  EXPECT_EQ(count_of(page, "<i class=\"shade"), 24u) << "the strips of phones";
  EXPECT_TRUE(has(page, "<span>2008</span>"));
  std::size_t const calendar = page.find("id=\"calendar\"");
  EXPECT_LT(page.find("id=\"facet-unit\""), calendar);
  EXPECT_GT(page.find("id=\"facet-type\""), calendar);
}

TEST(ArchivePage, ASharedLinkShowsACard) {
  std::string const page =
      archive_page_html(sample_holdings(), Language::English, "https://tim.example");
  EXPECT_TRUE(has(page, "<meta name=\"description\" content=\"22,642 announcements of "));
  EXPECT_TRUE(has(page, "<meta property=\"og:url\" content=\"https://tim.example/kho?lang=en\">"));
  EXPECT_TRUE(has(page, "<meta property=\"og:locale\" content=\"en_US\">"));
}

TEST(ArchivePage, NothingBecomesMarkup) {
  std::string const page = archive_page_html(sample_holdings(), Language::English, "\"><b>");
  expect_sound_html(page, "en");
  EXPECT_FALSE(has(page, "<script>"));
  EXPECT_FALSE(has(page, "\"><b>"));
  EXPECT_TRUE(has(page, "&lt;script&gt;alert(1)&lt;/script&gt;&amp;</a>"));
}

TEST(ArchivePage, AnEmptyArchiveSaysSo) {
  std::string const page = archive_page_html({}, Language::Vietnamese, "");
  expect_sound_html(page, "vi");
  EXPECT_TRUE(has(page, "Kho chưa có thông báo nào."));
  EXPECT_FALSE(has(page, "<table"));
}

TEST(ArchivePeriodPage, OfAMonthHasDaysListAndNeighbours) {
  std::vector<search::DayCount> const days = {
      {test::day(2008, 12, 30), 1}, {test::day(2009, 7, 1), 60}, {test::day(2009, 9, 9), 1}};
  search::Holdings holdings = sample_holdings();
  holdings.announcements = 60;
  search::Hit hit;
  hit.announcement = test::hostile_announcement();
  hit.announcement.date = test::day(2009, 7, 1);
  std::vector<search::Hit> const hits = {hit};
  std::string const base = "https://tim.example";
  ArchivePeriod const july{std::chrono::year(2009), std::chrono::July};
  std::string const page =
      archive_period_html({july, days, holdings, hits, Language::Vietnamese, base});
  expect_sound_html(page, "vi");
  EXPECT_TRUE(has(page, "<h1>Thông báo tháng 7/2009</h1>"));
  EXPECT_TRUE(has(page, "<a href=\"/kho/2009\">2009</a>"));
  EXPECT_TRUE(has(page, "<a rel=\"prev\" href=\"/kho/2008/12\">"));
  EXPECT_TRUE(has(page, "<a rel=\"next\" href=\"/kho/2009/09\">")) << "August has none";
  EXPECT_TRUE(has(page, "from=2009-07-01&amp;to=2009-07-31&amp;sort=newest"));
  EXPECT_TRUE(has(page, "Mới hiện 1. Xem tất cả 60 thông báo"));
  EXPECT_TRUE(has(page, "Niêm yết &lt;script&gt;"));
  EXPECT_FALSE(has(page, "<script>"));
  EXPECT_FALSE(has(page, "<img"));
  EXPECT_TRUE(has(page, "href=\"https://tim.example/kho/2009/07\"")) << "canonical";
  EXPECT_LT(page.find("id=\"listed\""), page.find("id=\"facet-unit\"")) << "the list comes first";
}

TEST(ArchivePeriodPage, OfAYearHasItsMonthsAndItsAnnouncements) {
  std::vector<search::DayCount> const days = {{test::day(2008, 12, 30), 1},
                                              {test::day(2009, 7, 1), 60}};
  search::Holdings holdings = sample_holdings(9);
  holdings.announcements = 60;
  search::Hit hit;
  hit.announcement = test::reform_announcement();
  std::string const page = archive_period_html(
      {{std::chrono::year(2009)}, days, holdings, {hit}, Language::English, ""});
  expect_sound_html(page, "en");
  EXPECT_TRUE(has(page, "href=\"/announcements/gv-1?lang=en\">Hội nghị sơ kết"));
  EXPECT_LT(page.find("id=\"listed\""), page.find("id=\"facet-unit\""));
  EXPECT_FALSE(has(page, "class=\"strips\"")) << "one year has room for its months";
  EXPECT_TRUE(has(page, "<h1>Announcements of 2009</h1>"));
  EXPECT_EQ(count_of(page, "<th scope=\"row\">"), 1u);
  EXPECT_TRUE(has(page, "<a rel=\"prev\" href=\"/kho/2008?lang=en\">"));
  EXPECT_FALSE(has(page, "rel=\"next\""));
  EXPECT_TRUE(has(page, "href=\"/kho/unit?period=2009&amp;lang=en\""));
}

TEST(ArchivePeriodPage, OfNothingIsNotForSearchEngines) {
  std::vector<search::DayCount> const days = {{test::day(2008, 12, 30), 1}};
  search::Holdings const none;
  std::string const page =
      archive_period_html({{std::chrono::year(2019)}, days, none, {}, Language::Vietnamese, ""});
  expect_sound_html(page, "vi");
  EXPECT_TRUE(has(page, "noindex"));
  EXPECT_TRUE(has(page, "Không có thông báo nào đăng trong thời gian này."));
  EXPECT_TRUE(has(page, "<a rel=\"prev\" href=\"/kho/2008\">"));
}

TEST(ArchiveList, IsCutIntoPages) {
  ArchiveListParams params;
  params.facet = Facet::Unit;
  params.page = 2;
  search::Holdings const holdings = sample_holdings(kArchiveListSize + 3);
  std::string const page = archive_list_html(holdings, params, "https://tim.example");
  expect_sound_html(page, "vi");
  EXPECT_EQ(count_of(page, "class=\"value-count\""), 3u);
  EXPECT_TRUE(has(page, "start=\"301\""));
  EXPECT_TRUE(has(page, "<strong>303</strong> mục; 7 thông báo không ghi cơ quan, đơn vị"));
  EXPECT_TRUE(has(page, "Trang 2 trong 2"));
  EXPECT_TRUE(has(page, "rel=\"prev\" href=\"/kho/unit\""));
  EXPECT_FALSE(has(page, "rel=\"next\""));
  EXPECT_TRUE(has(page, "href=\"/kho/unit?sort=name\""));
  EXPECT_TRUE(has(page, "href=\"https://tim.example/kho/unit?page=2\"")) << "canonical";
  EXPECT_TRUE(has(page, "<title>Cơ quan, đơn vị – trang 2 – Tra Cứu</title>"));
  params.page = 9;
  std::string const beyond = archive_list_html(holdings, params, "");
  EXPECT_TRUE(has(beyond, "Danh sách này chưa có mục nào."));
  EXPECT_TRUE(has(beyond, "rel=\"prev\" href=\"/kho/unit?page=2\"")) << "back to the last";
}

}  // namespace
}  // namespace tracuu::server
