// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/link_trail.hpp"

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

TEST(LinkTrail, Table) {
  struct Row {
    char const* html;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"<p><a href=/>Trang chủ</a> » <a href=/vb>Văn bản</a> » Luật 12/2023/QH15</p>",
       "Luật 12/2023/QH15", "on one line"},
      {"<ul><li><a href=/>Trang chủ</a> »<li><a href=/vb>Văn bản</a> »<li><a href=''>Luật "
       "12/2023/QH15</a></ul>",
       "Luật 12/2023/QH15", "a line each, the last a link to nowhere"},
      {"<p><a href=/>Trang chủ</a> » <a href=/vb>Văn bản</a></p>", "", "the last leads elsewhere"},
      {"<ul class=breadcrumb><li><a href=/>Trang chủ</a><li><a href=/tin>Tin tức</a><li>Họp "
       "dân</ul><p>Một.",
       "Họp dân", "marks drawn by styles"},
      {"<ul class=breadcrumb><li><a href=/>Trang chủ</a><li><a href=/tin>Tin tức</a></ul><p>Một.",
       "", "no name of its own"},
      {"<p>Vận tốc » 5 km", "", "no links"},
      {"<p>Một.", "", "none"},
  };
  for (Row const& row : kRows) {
    auto const page = HtmlDocument::parse(row.html);
    ASSERT_TRUE(page.has_value());
    FoundText const end = find_trail_end(page->root(), visible_lines(page->root()));
    EXPECT_EQ(end.value, row.expected) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::indexer
