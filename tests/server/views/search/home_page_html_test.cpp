// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/home_page_html.hpp"

#include <gtest/gtest.h>

#include "tests/server/html_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Language;

constexpr char const* kBase = "https://tim.example";

search::Holdings home_holdings() {
  search::Holdings holdings;
  holdings.announcements = 22'642;
  holdings.days = {{test::day(2007, 1, 2), 630}, {test::day(2025, 12, 12), 22'012}};
  holdings.facets = {{{search::Facet::Unit, {{"phòng Tư pháp", "", 1'652}}, 1}, 0},
                     {{search::Facet::Site, {{"lamgiang.hanam.example", "", 22'642}}, 1}, 0}};
  return holdings;
}

std::string home_page(search::Holdings const& holdings, Language language) {
  std::vector<search::Hit> newest;
  if (holdings.announcements > 0) newest.emplace_back().announcement = test::reform_announcement();
  std::string const base_url = kBase;
  return home_page_html({holdings, newest, language, base_url});
}

TEST(HomePage, IsSoundInBothLanguages) {
  expect_sound_html(home_page(home_holdings(), Language::Vietnamese), "vi");
  expect_sound_html(home_page(home_holdings(), Language::English), "en");
}

TEST(HomePage, SaysWhatThereIs) {
  std::string const page = home_page(home_holdings(), Language::Vietnamese);
  EXPECT_TRUE(has(page, "<strong>22.642 thông báo</strong>, đăng từ 02/01/2007 đến 12/12/2025."));
  EXPECT_TRUE(has(page, "<a href=\"/announcements/gv-1\">Hội nghị sơ kết"));
  EXPECT_TRUE(has(page, "lang=\"vi\">Phòng Tư pháp</a> <span class=\"value-count\">1.652</span>"));
  EXPECT_TRUE(has(page, "lang=\"vi\">lamgiang.<wbr>hanam.<wbr>example</a>"));
  EXPECT_TRUE(has(page, "<a href=\"/kho/2025\">Xem tất cả thông báo năm 2025</a>"));
}

TEST(HomePage, ASharedLinkShowsACard) {
  std::string const page = home_page(home_holdings(), Language::Vietnamese);
  EXPECT_TRUE(has(page, "<meta name=\"description\" content=\"Tìm trong 22.642 thông báo "));
  EXPECT_TRUE(has(page, "<meta property=\"og:title\" content=\"Tra Cứu\">"));
  EXPECT_TRUE(has(page, "<meta property=\"og:url\" content=\"https://tim.example/\">"));
  EXPECT_TRUE(has(page, "<link rel=\"canonical\" href=\"https://tim.example/\">"));
  EXPECT_TRUE(has(page, "\"@type\":\"WebSite\"")) << page.substr(0, 2'000);
}

TEST(HomePage, OfAnEmptyArchiveIsTheBoxAndTheTips) {
  std::string const page = home_page({}, Language::Vietnamese);
  expect_sound_html(page, "vi");
  EXPECT_TRUE(has(page, "id=\"q\""));
  EXPECT_FALSE(has(page, "0 thông báo"));
  EXPECT_FALSE(has(page, "id=\"newest\""));
}

TEST(HomePage, KeepsTheLanguage) {
  std::string const page = home_page(home_holdings(), Language::English);
  EXPECT_TRUE(has(page, "<input type=\"hidden\" name=\"lang\" value=\"en\">"));
  EXPECT_TRUE(has(page, "<a class=\"brand\" href=\"/?lang=en\">"));
  EXPECT_TRUE(has(page, "lang=en\" lang=\"vi\">lich tiep cong dan</a>"));
  EXPECT_FALSE(has(home_page(home_holdings(), Language::Vietnamese), "name=\"lang\""));
}

}  // namespace
}  // namespace tracuu::server
