// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_charset.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/parsing/announcement_reader.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

using analyzers::Charset;

std::string converted(std::string const& html) {
  auto const page = html_as_unicode(html);
  return page ? page->text : to_string(page.error());
}

TEST(HtmlCharset, GoodPagesComeBackAsTheyWere) {
  for (std::string const html :
       {"<p>Hà Nam: 5 m² · xã&nbsp;Đông", "<p>L'&eacute;t&eacute;, o&ugrave; es-tu n&eacute; ?",
        "<p style='font-family:Arial'>Die Stra&szlig;e",
        "<script>var a = 'Céng hßa X· héi';</script>", "plain", ""}) {
    EXPECT_EQ(converted(html), html);
  }
  for (char const* const name : {"wordpress.html", "aspx_tables.html", "nothing_marked.html"}) {
    EXPECT_EQ(converted(test::fixture(name)), test::fixture(name)) << name;
  }
}

TEST(HtmlCharset, Table) {
  struct Row {
    std::string html;
    char const* expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {"<p>Céng hßa X· héi <b>Chñ nghÜa</b>", "<p>Cộng hòa Xã hội <b>Chủ nghĩa</b>",
       "inline tags do not end a passage"},
      {"<p>C&eacute;ng h&szlig;a X&middot; h&#233;i", "<p>Cộng hòa Xã hội", "entities"},
      {"<font face='.VnTime'>nã</font> n&#227;", "<font face='.VnTime'>nó</font> n&#227;",
       "a font decides what is short, and only there"},
      {"<font face='.VnTimeH'>®ª &amp; b·i</font>", "<font face='.VnTimeH'>ĐÊ &amp; BÃI</font>",
       "a font of capitals"},
      {"<font face='.VnTimeH'>x· <b>yen</b></font>", "<font face='.VnTimeH'>XÃ <b>YEN</b></font>",
       "its ASCII letters"},
      {"<font face='.VnTime'><p>X· §«ng<p>(1000 ®)<p>Tæng céng: 5 ®</font>",
       "<font face='.VnTime'><p>Xã Đông<p>(1000 đ)<p>Tổng cộng: 5 đ</font>", "short cells"},
      {"<p>Céng hßa X· héi \u2192 \u2610", "<p>Cộng hòa Xã hội \u2192 \u2610", "symbols"},
      {"<font face='.VnTime'>nã <font face=Arial>nã</font></font>",
       "<font face='.VnTime'>nó <font face=Arial>nã</font></font>", "another font inside"},
      {"<p style='font-family:.VnTime'>nã<p style='font-family:.VnTime'>xã Đông",
       "<p style='font-family:.VnTime'>nã<p style='font-family:.VnTime'>xã Đông",
       "font names left over in a converted page"},
      {"<meta name=description content='C&eacute;ng hßa X· héi \"'>",
       "<meta name=description content=\"Cộng hòa Xã hội &quot;\">", "contents of meta"},
      {"<p>C\xE9ng h\xDF"
       "a X\xB7 h\xE9i<p>A\n<p>Huyện",
       "<p>Cộng hòa Xã hội<p>A\n<p>Huyện", "bytes, beside UTF-8 on another line"},
      {"<title>Céng hßa X· héi</title>", "<title>Cộng hòa Xã hội</title>", "the title"},
      {"<table>Céng hßa X· héi<tr><td>Céng hßa X· héi</table>",
       "<table>Cộng hòa Xã hội<tr><td>Cộng hòa Xã hội</table>", "text that moves out of a table"},
  };
  for (Row const& row : rows) EXPECT_EQ(converted(row.html), row.expected) << row.why;
}

TEST(HtmlCharset, FontsOfElementsAndRules) {
  auto const page = html_as_unicode(test::fixture("vni_page.html"));
  ASSERT_TRUE(page.has_value()) << to_string(page.error());
  EXPECT_EQ(page->report.charset(), Charset::VniWindows);
  EXPECT_EQ(page->report.hinted_paragraphs(), 3U);
  EXPECT_EQ(page->report.undecided_paragraphs(), 1U) << "a French name";
  EXPECT_NE(page->text.find("François Müller"), std::string::npos);
  EXPECT_NE(page->text.find("hồ xóm Chùa có <b>32 em</b> nhỏ"), std::string::npos);
}

TEST(HtmlCharset, RefusesAPageThatNoCharsetExplains) {
  auto const page = html_as_unicode("<meta charset=windows-1252><p>Fran\xE7ois M\xFCller");
  ASSERT_FALSE(page.has_value());
  EXPECT_NE(page.error().message.find("byte 34 is not UTF-8"), std::string::npos)
      << page.error().message;
  EXPECT_NE(page.error().message.find("declares the charset windows-1252"), std::string::npos);
}

TEST(HtmlCharset, Utf16) {
  std::string bytes("\xFF\xFE", 2);
  for (char const c : std::string_view("<p>a</p>")) bytes.append({c, '\0'});
  EXPECT_EQ(converted(bytes), "<p>a</p>");
}

TEST(HtmlCharset, PagesAreReadWithTheirCharset) {
  auto const pasted =
      read_announcement({SourceFormat::Html, "p.html", "p", test::fixture("pasted_tcvn3.html")});
  ASSERT_TRUE(pasted.has_value()) << to_string(pasted.error());
  EXPECT_EQ(pasted->charset, "TCVN3");
  EXPECT_GT(pasted->charset_confidence, 0.95);
  EXPECT_NE(pasted->body.find("báo lịch bơm nước vụ chiêm"), std::string::npos) << pasted->body;
  EXPECT_NE(pasted->body.find("nó kêu to & bà con thông cảm"), std::string::npos) << pasted->body;
  auto const vni =
      read_announcement({SourceFormat::Html, "v.html", "v", test::fixture("vni_page.html")});
  ASSERT_TRUE(vni.has_value()) << to_string(vni.error());
  EXPECT_EQ(vni->title, "Xã Đông Khê mở lớp học bơi");
  EXPECT_EQ(vni->charset, "VNI-Windows");
}

}  // namespace
}  // namespace tracuu::indexer
