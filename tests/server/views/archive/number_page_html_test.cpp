// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/number_page_html.hpp"

#include <gtest/gtest.h>

#include "tests/server/html_checks.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Language;

TEST(NumberPage, ListsTheAnnouncementsOfOneNumber) {
  NumberPage page;
  page.asked = "119/qd-ubnd";
  page.lookup = {true, {{"119/QĐ-UBND", 1, 2}}, {}, false};
  search::Hit hit;
  hit.announcement = test::reform_announcement();
  page.own = {hit};
  hit.announcement.id = "gv-2";
  page.citing = {hit};
  std::string const html = number_page_html(page);
  expect_sound_html(html, "vi");
  EXPECT_TRUE(has(html, "<span lang=\"vi\">119/QĐ-UBND</span>: 3 thông báo"));
  EXPECT_TRUE(has(html, "<h3>Mang số này: 1 thông báo</h3>"));
  EXPECT_TRUE(has(html, "<h3>Viện dẫn: 2 thông báo</h3>"));
  EXPECT_LT(html.find("/announcements/gv-1\""), html.find("/announcements/gv-2\""));
  EXPECT_TRUE(
      has(html, "href=\"/search?q=vi%E1%BB%87n_d%E1%BA%ABn%3A119%2FQ%C4%90-UBND&amp;sort=newest\""))
      << "one of two is listed";
  EXPECT_FALSE(has(html, "Kho không có văn bản"));
  EXPECT_TRUE(has(html, "<a href=\"/announcements/gv-1\">Hội nghị"));
  EXPECT_TRUE(has(html, "href=\"/search?q=s%E1%BB%91%3A119%2FQ%C4%90-UBND\""));
  EXPECT_TRUE(has(html, "value=\"119/qd-ubnd\"")) << "to be changed";
  EXPECT_TRUE(has(html, "noindex"));
  page.lookup.found.front().own = 0;
  page.own.clear();
  EXPECT_TRUE(has(number_page_html(page), "Kho không có văn bản mang số này."));
}

TEST(NumberPage, OffersWhatMayBeMeant) {
  NumberPage page;
  page.asked = "119/QĐ";
  page.lookup = {true, {{"119/QĐ-UBND", 2, 3}, {"119/2010/QĐ-UBND", 1, 0}}, {}, true};
  std::string html = number_page_html(page);
  EXPECT_TRUE(has(html, "<h2>2 số khớp</h2>"));
  EXPECT_TRUE(has(html, "number=119%2F2010%2FQ%C4%90-UBND\" lang=\"vi\">119/2010/QĐ-UBND</a>"));
  EXPECT_TRUE(has(html, "2 mang số này, 3 viện dẫn"));
  EXPECT_TRUE(has(html, "Còn nhiều số nữa"));
  page.lookup = {true, {}, {{"119/2010/QĐ-UBND", 1, 0}}, false};
  html = number_page_html(page);
  EXPECT_TRUE(has(html, "Không có thông báo nào mang số “119/QĐ”."));
  EXPECT_TRUE(has(html, "Các số gần nhất trong kho:"));
  EXPECT_TRUE(has(html, "href=\"/search?q=119%2FQ%C4%90\""));
  EXPECT_FALSE(has(html, "số khớp"));
}

TEST(NumberPage, SaysHowANumberIsTyped) {
  NumberPage page;
  page.asked = "\"><script>x</script>";
  page.language = Language::English;
  std::string const html = number_page_html(page);
  expect_sound_html(html, "en");
  EXPECT_TRUE(has(html, "No document number could be read"));
  EXPECT_FALSE(has(html, "<script>x"));
  page.asked.clear();
  EXPECT_FALSE(has(number_page_html(page), "No document number could be read"));
}

}  // namespace
}  // namespace tracuu::server
