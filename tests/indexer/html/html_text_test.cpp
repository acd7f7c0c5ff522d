// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/html/markup_text.hpp"

namespace tracuu::indexer {
namespace {

TEST(HtmlToText, Table) {
  struct Row {
    char const* html;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"<p>Một</p><p>Hai</p>", "Một\nHai", "paragraphs"},
      {"<div>Một<div>Hai</div>Ba</div>", "Một\nHai\nBa", "blocks in a block"},
      {"Một<br>Hai<br/><br>Ba", "Một\nHai\nBa", "line breaks"},
      {"<p>  Một \n\t hai&nbsp;\u00A0 ba </p>", "Một hai ba", "white space"},
      {"<p><b>Hu</b>yện <i>Vân</i> Khê</p>", "Huyện Vân Khê", "inline elements"},
      {"<p>a &amp; b &lt;c&gt; &#272;&#x1EA3;ng &eacute;</p>", "a & b <c> Đảng é", "entities"},
      {"<p>Huye\u0323\u0302n</p>", "Huye\u0323\u0302n", "NFD is kept"},
      {"<ul><li>Một<li>Hai</ul>", "Một\nHai", "list"},
      {"<table><tr><td>Xã<td>14/3</tr><tr><th>Thôn</th><td>2</td></tr></table>",
       "Xã\t14/3\nThôn\t2", "table rows"},
      {"<td>Một", "Một", "a cell without a table"},
      {"<pre>Một\n  hai</pre>", "Một\nhai", "preformatted lines"},
      {"<p>Một</p><script>x</script><style>y</style><noscript>z</noscript>", "Một", "no text"},
      {"<title>Tên</title><p>Một</p><template><p>x</p></template>", "Một", "head and template"},
      {"cache<html><head><title>Tên</title></head><p>Một</p>", "cache\nMột",
       "a title that text before the page has pushed into the body"},
      {"<p>Một</p><select><option>x</select><button>y</button><textarea>z</textarea>", "Một",
       "controls"},
      {"<nav>Trang chủ</nav><p>Một đoạn văn</p><footer>Bản quyền</footer>", "Một đoạn văn",
       "round the text"},
      {"<div class='Side-Bar'>Nắng</div><p>Một đoạn văn</p>", "Một đoạn văn", "sidebar by class"},
      {"<p>Một đoạn văn</p><p style='display: none'>ẩn</p><p hidden>ẩn</p>", "Một đoạn văn",
       "hidden"},
      {"<form><p>Một đoạn văn dài</p></form><p>Hai</p>", "Một đoạn văn dài\nHai",
       "a form round the page is no chrome"},
      {"<div class=sidebar><p>Một đoạn văn dài</p></div>", "Một đoạn văn dài",
       "a class that lies about the page"},
      {"<p>Một<!-- <p>x</p> --> hai</p>", "Một hai", "comment"},
      {"<nav><a href=/>Trang chủ</a></nav>", "Trang chủ", "only links: better than nothing"},
      {"<p>Một", "Một", "cut off"},
      {"<p>Một</p></div></p></table>Hai", "Một\nHai", "wrong end tags"},
      {"", "", "empty"},
      {"&#0;&#xD800;", "\uFFFD\uFFFD", "code points that are none"},
  };
  for (Row const& row : kRows) {
    auto const text = html_to_text(row.html);
    ASSERT_TRUE(text.has_value()) << row.why;
    EXPECT_EQ(*text, row.expected) << row.why;
  }
}

TEST(HtmlToText, DeepPagesAreRefusedNotFatal) {
  std::string deep;
  for (std::size_t i = 0; i <= HtmlDocument::kMaxDepth; ++i) deep += "<div>";
  auto const text = html_to_text(deep);
  ASSERT_FALSE(text.has_value());
  EXPECT_EQ(text.error().code, base::ErrorCode::InvalidArgument);
}

TEST(HtmlToText, HugeText) {
  std::string const line(5'000'000, 'x');
  auto const text = html_to_text("<p>" + line + "<p>" + line);
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(text->size(), 2 * line.size() + 1);
}

TEST(VisibleLines, CountCodePointsAndLinks) {
  auto const page = HtmlDocument::parse("<p>Xem <a href=x>Đảng uỷ</a> họp</p><p>Đã</p>");
  ASSERT_TRUE(page.has_value());
  std::vector<TextLine> const lines = visible_lines(page->root());
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "Xem Đảng uỷ họp");
  EXPECT_EQ(lines[0].code_points, 15U);
  EXPECT_EQ(lines[0].link_code_points, 7U);
  EXPECT_EQ(tag_name(*lines[0].block), "p");
  EXPECT_NE(lines[0].block, lines[1].block);
}

TEST(Elements, NamesAttributesAndClasses) {
  auto const page = HtmlDocument::parse(
      "<body><DIV ID=Main-Col class='Entry_Content  x' title='a &amp; b'><o:p>chữ</o:p></DIV>");
  ASSERT_TRUE(page.has_value());
  std::vector<std::string> tags;
  std::vector<std::string> names;
  for_each_element(page->root(), [&](HtmlNode const& element) {
    tags.push_back(tag_name(element));
    if (tags.back() != "div") return true;
    names = class_names(element);
    EXPECT_EQ(attribute(element, "title"), "a & b");
    EXPECT_FALSE(attribute(element, "lang"));
    return true;
  });
  EXPECT_EQ(tags, (std::vector<std::string>{"html", "head", "body", "div", "o:p"}));
  EXPECT_EQ(names, (std::vector<std::string>{"entrycontent", "x", "maincol"}));
}

TEST(Elements, VisitingStopsWhenTold) {
  auto const page = HtmlDocument::parse("<p>1<p>2<p>3");
  ASSERT_TRUE(page.has_value());
  int paragraphs = 0;
  for_each_element(page->root(), [&](HtmlNode const& element) {
    if (tag_name(element) == "p") ++paragraphs;
    return paragraphs < 2;
  });
  EXPECT_EQ(paragraphs, 2);
}

TEST(InnerText, IsOneLine) {
  auto const page = HtmlDocument::parse("<h1> Huyện<br>Vân <b>Khê</b><script>x</script></h1>");
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(inner_text(page->root()), "Huyện Vân Khê");
}

}  // namespace
}  // namespace tracuu::indexer
