// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_document.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(HtmlDepth, Table) {
  struct Row {
    std::string html;
    std::size_t expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {"", 0, "empty"},
      {"chữ < chữ <3", 0, "no tags"},
      {"<div><div></div></div><div></div>", 2, "nested"},
      {"<p>a<p>b<p>c<li>d<li>e", 0, "what closes itself"},
      {"<br><img src=a><br/>", 0, "no content"},
      {"<DIV><b></DIV><b></b>", 2, "the block closes what is open in it"},
      {"<div><!-- <div><div> --></div>", 1, "comment"},
      {"<!--><div><div>", 2, "a comment that is none"},
      {"<!-- --!><div>", 1, "the other end of a comment"},
      {"<script>'<div><div>'</script><div>", 1, "script"},
      {"<svg><path/><path/></svg>", 1, "closed by a slash"},
      {"<svg><style><g><g>", 4, "in svg, style holds elements"},
      {"<div/><div/>", 2, "the slash means nothing in HTML"},
      {"<a title=\"a > b <div>\"></a>", 1, "bracket in an attribute"},
      {"<a name=1>x<a name=2>y<a name=3>z", 1, "links do not nest"},
      {"<div><select></div><div><select></div>", 4, "an end tag stops at select"},
      {"</div></div><div>", 1, "end tags of nothing"},
      {"<div", 1, "cut off"},
  };
  for (Row const& row : rows) EXPECT_EQ(html_depth(row.html, 100), row.expected) << row.why;
}

TEST(HtmlDocument, ParsesAnyBytes) {
  for (std::string const& html :
       {std::string(), std::string("chữ"), std::string("<"), std::string("\0<b>\0", 5),
        std::string("\xFF\xFE<p>\xC3"), std::string("<![CDATA[x]]><?php ?>&#xFFFFFF;&bogus;")}) {
    EXPECT_TRUE(HtmlDocument::parse(html).has_value());
  }
}

TEST(HtmlDocument, RefusesWhatIsNestedTooDeep) {
  for (char const* const open :
       {"<div>", "<b>", "<div><table></div>", "<svg>", "<div><select></div>"}) {
    auto const page = HtmlDocument::parse(repeat(open, 2 * HtmlDocument::kMaxDepth));
    ASSERT_FALSE(page.has_value()) << open;
    EXPECT_NE(page.error().message.find("deeper"), std::string::npos);
  }
}

TEST(HtmlDocument, NestingUpToTheLimitIsParsed) {
  std::size_t const depth = HtmlDocument::kMaxDepth;
  EXPECT_TRUE(HtmlDocument::parse(repeat("<div>", depth) + "chữ").has_value());
  EXPECT_TRUE(HtmlDocument::parse(repeat("<p><a name=x>chữ<li>", 50'000)).has_value());
}

TEST(HtmlDocument, RefusesATreeThatOutgrowsItsMemory) {
  std::string const html = repeat("<p>chữ</p>", 1'000);
  ASSERT_TRUE(HtmlDocument::parse(html).has_value());
  auto const page = HtmlDocument::parse(html, 50'000);
  ASSERT_FALSE(page.has_value());
  EXPECT_NE(page.error().message.find("memory"), std::string::npos);
}

/// The time that gumbo takes for a tag grows with the square of its attributes.
TEST(HtmlDocument, ATagHasAThousandAttributes) {
  auto const tag = [](std::size_t attributes) {
    std::string html = "<p";
    for (std::size_t i = 0; i < attributes; ++i) html += " a" + std::to_string(i) + "=\"> <\"";
    return html + ">chữ</p>";
  };
  for (std::size_t const attributes : {10u, 999u, 1'000u, 1'001u, 100'000u}) {
    std::string const html =
        "<div>" + tag(attributes) + "</div><script>" + tag(1'500) + "</script>";
    auto const page = HtmlDocument::parse(html);
    ASSERT_TRUE(page.has_value());
    ASSERT_EQ(page->source().size(), html.size());
    HtmlNode const* element = nullptr;
    for_each_element(page->root(), [&](HtmlNode const& node) {
      if (tag_name(node) == "p" && element == nullptr) element = &node;
      return true;
    });
    ASSERT_NE(element, nullptr);
    EXPECT_EQ(inner_text(*element, 100), "chữ");
    std::size_t const last = std::min<std::size_t>(attributes, 1'000) - 1;
    EXPECT_TRUE(attribute(*element, ("a" + std::to_string(last)).c_str()).has_value());
    EXPECT_FALSE(attribute(*element, ("a" + std::to_string(last + 1)).c_str()).has_value());
    EXPECT_TRUE(page->source().ends_with(html.substr(html.find("<script>"))))
        << "what lies in a script is no tag";
  }
}

}  // namespace
}  // namespace tracuu::indexer
