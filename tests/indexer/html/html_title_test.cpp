// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_title.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(WithoutSiteName, Table) {
  struct Row {
    char const* title;
    char const* site_name;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"Họp dân - Cổng TTĐT huyện Vân Khê", "", "Họp dân"},
      {"Trang thông tin điện tử xã Đông Khê | Họp dân", "", "Họp dân"},
      {"Họp dân – Xã Đông Khê", "Xã Đông Khê", "Họp dân"},
      {"Họp dân – Xã Đông Khê", "", "Họp dân – Xã Đông Khê"},
      {"Kế hoạch 2021 - 2025 - Cổng TTĐT huyện Vân Khê", "", "Kế hoạch 2021 - 2025"},
      {"Kế hoạch 2021 - 2025", "Vân Khê", "Kế hoạch 2021 - 2025"},
      {" Cổng TTĐT huyện Vân Khê ", "", "Cổng TTĐT huyện Vân Khê"},
      {"", "", ""},
  };
  for (Row const& row : kRows) EXPECT_EQ(without_site_name(row.title, row.site_name), row.expected);
}

TEST(FindHtmlTitle, Table) {
  struct Row {
    char const* html;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"<meta property='og:title' content='Họp dân mở đường'><h1>Khác hẳn thế này</h1>",
       "Họp dân mở đường", "og:title first"},
      {"<meta property='og:title' content='Họp dân mở đường | Vân Khê'><h1>Họp dân mở đường</h1>",
       "Họp dân mở đường", "the heading shows where the site's name begins"},
      {"<meta property='og:title' content='Cổng TTĐT huyện Vân Khê'><h1>Họp dân mở đường</h1>",
       "Họp dân mở đường", "og:title that names only the site"},
      {"<title>Họp dân mở đường</title><h1>Tin tức</h1><h2>Họp dân mở đường</h2>",
       "Họp dân mở đường", "the heading that the title holds"},
      {"<title>Vân Khê</title><h1>Cổng TTĐT huyện Vân Khê</h1><h1>Họp dân</h1>", "Họp dân",
       "the logo is no title"},
      {"<title>Vân Khê</title><h1>Tin</h1><div class='news-title'>Họp dân</div>", "Họp dân",
       "marked by class"},
      {"<title>Họp dân - Cổng TTĐT huyện Vân Khê</title><p>Một.", "Họp dân", "only <title>"},
      {"<title>Cổng TTĐT huyện Vân Khê</title><table><tr><td>Họp dân<tr><td>Thứ ba, "
       "11/07/2023<tr><td>Một.",
       "Họp dân", "the line above the posting stamp"},
      {"<title>Cổng TTĐT huyện Vân Khê</title><p>Một.", "Cổng TTĐT huyện Vân Khê",
       "better than nothing"},
      {"<p>Một.", "", "none"},
  };
  for (Row const& row : kRows) {
    auto const page = HtmlDocument::parse(row.html);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(find_html_title(PageFacts(page->root())).value, row.expected) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::indexer
