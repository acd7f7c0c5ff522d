// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/list_page.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

std::string links(int count, std::string const& after = "") {
  std::string html;
  for (int i = 0; i < count; ++i) {
    html += fmt::format(
        "<li><a href=\"tin-{0}.html\">Tin số {0} về việc tiêm phòng ở xã Vân Khê</a>{1}", i, after);
  }
  return "<ul>" + html + "</ul>";
}

std::string text(int sentences) {
  std::string html = "<p>";
  for (int i = 0; i < sentences; ++i)
    html += "Các hộ chăn nuôi đăng ký tiêm phòng với trưởng thôn. ";
  return html + "</p>";
}

bool is_list(std::string const& body, std::string const& head = "") {
  return find_list_page("<html><head><title>Tin</title>" + head + "</head><body>" + body)
      .value()
      .has_value();
}

TEST(ListPage, TellsListsFromPages) {
  struct Row {
    std::string body;
    bool expected;
    char const* why;
  };
  Row const rows[] = {
      {"<h1>Tin mới</h1>" + links(12), true, "a list of titles"},
      {"<h1>Tin mới</h1>" + links(12, "<div>11/07/2023</div>"), true, "with dates"},
      {"<h1>Tin mới</h1>" + links(12, text(3)), true, "with a teaser each"},
      {"<h1>Tin mới</h1>" + links(12) + "<a href=2>2</a> <a href=3>3</a>", true, "with pages"},
      {"<h1>Thông báo</h1>" + text(20), false, "a page"},
      {"<h1>Thông báo</h1>" + text(20) + links(12), false, "a page with links below it"},
      {"<h1>Thông báo</h1>" + text(6) + links(10), false, "a short page with links below it"},
      {"<h1>Thông báo</h1>" + links(4) + text(1), false, "a few links"},
      {links(20, text(20)), false, "texts in full, each with its title"},
      {"", false, "nothing"},
  };
  for (Row const& row : rows) EXPECT_EQ(is_list(row.body), row.expected) << row.why;
}

TEST(ListPage, BelievesAPageThatSaysItIsAnArticle) {
  EXPECT_FALSE(is_list(links(12), "<meta property=\"og:type\" content=\"article\">"));
  EXPECT_FALSE(is_list(links(12), "<meta property=\"article:published_time\" content=\"2023\">"));
  EXPECT_FALSE(is_list("<div itemprop=articleBody>" + links(12) + "</div>"));
  EXPECT_TRUE(is_list(links(12), "<meta property=\"og:type\" content=\"website\">"));
}

TEST(ListPage, SaysWhatWasSeen) {
  auto const seen = find_list_page("<body>" + links(9)).value();
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(*seen, "9 links to pages, and never more than 0 letters of text between them");
}

}  // namespace
}  // namespace tracuu::indexer
