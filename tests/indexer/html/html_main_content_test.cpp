// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_main_content.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {
namespace {

TEST(FindMainContent, Table) {
  struct Row {
    char const* html;
    char const* expected;  ///< visible text of what was found
    char const* why;
  };
  constexpr Row kRows[] = {
      {"<article><h1>Tên</h1><div itemprop=articleBody><p>Một.</div></article>", "Một.",
       "itemprop before <article>"},
      {"<div class=entry-content><p>Một.</div><article>Một đoạn khác dài hơn</article>", "Một.",
       "class before <article>"},
      {"<div class=news-content></div><article><p>Một.</article>", "Một.", "an empty block"},
      {"<div id=NoiDung>Một.</div><div id=noi_dung>Một đoạn dài hơn.</div>", "Một đoạn dài hơn.",
       "the one with most text"},
      {"<div class=newscontent><a href=x>Tin mới nhất hôm nay</a></div><article>Một.</article>",
       "Một.", "links are no text"},
      {"<div>Nắng</div><div><p>Một đoạn.<p>Hai đoạn.</div><div>© 2023</div>",
       "Một đoạn.\nHai đoạn.", "density: paragraphs"},
      {"<div><div>Một đoạn.</div><div>Hai đoạn.</div></div><div>© 2023</div>",
       "Một đoạn.\nHai đoạn.", "density: blocks as paragraphs"},
      {"<table><tr><td><a href=x>Giới thiệu chung về huyện</a><td>Một đoạn.<br>Hai đoạn.<td>"
       "Nắng</table><div>© 2023 <b>Vân Khê</b></div>",
       "Một đoạn.\nHai đoạn.", "density: a cell of lines"},
      {"<body>Chữ trần", "Chữ trần", "nothing but text"},
  };
  for (Row const& row : kRows) {
    auto const page = HtmlDocument::parse(row.html);
    ASSERT_TRUE(page.has_value());
    HtmlNode const* const content = find_main_content(page->root()).element;
    ASSERT_NE(content, nullptr) << row.why;
    EXPECT_EQ(visible_text(*content), row.expected) << row.why;
  }
}

TEST(FindMainContent, NoText) {
  for (char const* const html : {"", "<p> </p>", "<script>x</script>", "<a href=x>Trang chủ</a>"}) {
    auto const page = HtmlDocument::parse(html);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(find_main_content(page->root()).element, nullptr) << html;
  }
}

}  // namespace
}  // namespace tracuu::indexer
