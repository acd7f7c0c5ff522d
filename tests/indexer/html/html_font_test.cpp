// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_font.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {
namespace {

/// The font of the element with id x: "TCVN3", "TCVN3 capitals", "other", "none".
std::string font_of_x(std::string const& html) {
  auto const page = HtmlDocument::parse(html);
  HtmlFonts const fonts(page->root());
  std::string found = "no such element";
  for_each_element(page->root(), [&](HtmlNode const& element) {
    if (attribute(element, "id") != "x") return true;
    ElementFont const font = fonts.font_of(element);
    found = !font.is_named ? "none" : !font.hint ? "other" : "";
    if (font.hint) found = charset_name(font.hint->charset);
    if (font.hint && font.hint->capitals) found += " capitals";
    return false;
  });
  return found;
}

TEST(HtmlFonts, Table) {
  struct Row {
    char const* html;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"<font id=x face='.VnTime'>", "TCVN3", "face"},
      {"<font id=x face='Arial, .VnTimeH'>", "TCVN3 capitals", "the second of a list"},
      {"<font id=x face=Arial>", "other", "another font ends a hint"},
      {"<p id=x style='color:red; font-family: \"VNI-Times\", serif'>", "VNI-Windows", "style"},
      {"<p id=x style='FONT-FAMILY:.VnTime'>", "TCVN3", "any case"},
      {"<p id=x style='font: bold 12pt .VnTime'>", "TCVN3", "shorthand"},
      {"<p id=x style='font-size: 12pt'>", "none", "no font named"},
      {"<style>p.Body, li {font-family:.VnTime}</style><p id=x class='a body'>", "TCVN3",
       "a class"},
      {"<style>p.Body, li {font-family:.VnTime}</style><ul><li id=x>", "TCVN3", "a tag"},
      {"<style>div td {font-family:'VPS Times'}</style><table><td id=x>", "VPS", "last part"},
      {"<style>a:hover {font-family:.VnTime}</style><a id=x>", "none", "states are left out"},
      {"<style>p {font-family:Arial}</style><p id=x>", "none", "rules of other fonts are not kept"},
      {"<style>p {font-family:.VnTime</style><p id=x>", "TCVN3", "an unclosed rule"},
      {"<style>}{,{:</style><p id=x>", "none", "no style sheet at all"},
  };
  for (Row const& row : kRows) EXPECT_EQ(font_of_x(row.html), row.expected) << row.why;
}

TEST(HtmlFonts, LegacyFontsAreSeenInTheSource) {
  EXPECT_TRUE(names_legacy_font("<font face=\".VnTime\">"));
  EXPECT_TRUE(names_legacy_font("font-family: .vnArial"));
  EXPECT_TRUE(names_legacy_font("font-family:VNI-Times"));
  EXPECT_FALSE(names_legacy_font("https://vankhe.gov.vn/tin")) << "an address";
  EXPECT_FALSE(names_legacy_font("<a href='x.vn'>.vn"));
  EXPECT_FALSE(names_legacy_font(""));
}

}  // namespace
}  // namespace tracuu::indexer
