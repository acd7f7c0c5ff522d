// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/css_selector.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {
namespace {

constexpr char const* kSelectedPage =
    "<div id=main class='row wide'><h1>A</h1><p class=lead>B</p><p>C</p><p lang=vi-VN>D</p></div>"
    "<div class=row><ul><li>E<li class=last>F</ul><p data-x='một hai'>G</p></div>"
    "<a href=/files/12.pdf>H</a><span id=ctl00$body>I</span>";

std::string selected(std::string const& selector, std::string const& html = kSelectedPage) {
  auto const page = HtmlDocument::parse(html);
  EXPECT_TRUE(page.has_value());
  auto const parsed = CssSelector::parse(selector);
  if (!parsed) return parsed.error().message;
  std::string text;
  for (HtmlNode const* const element : parsed->select(page->root())) {
    text += inner_text(*element) + "|";
  }
  return text;
}

TEST(CssSelector, Selects) {
  struct Row {
    char const* selector;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"h1", "A|", "type"},
      {"H1", "A|", "names of elements in any case"},
      {"#main", "A B C D|", "id"},
      {".lead", "B|", "class"},
      {"p.lead", "B|", "compound"},
      {".row.wide", "A B C D|", "two classes"},
      {"*.lead", "B|", "any element"},
      {"[lang]", "D|", "attribute"},
      {"[lang=vi-VN]", "D|", "value"},
      {"[ LANG = 'vi-VN' ]", "D|", "value in quotes, blanks"},
      {"[lang^=vi]", "D|", "beginning"},
      {"a[href$=\".pdf\"]", "H|", "end"},
      {"[href*='files']", "H|", "part"},
      {"[data-x~=hai]", "G|", "word"},
      {"[data-x^='']", "", "an empty part is in nothing"},
      {"div p", "B|C|D|G|", "below"},
      {"body p", "B|C|D|G|", "further below"},
      {"body > p", "", "directly below"},
      {"#main>p", "B|C|D|", "directly below, no blanks"},
      {"h1 + p", "B|", "next"},
      {"h1 ~ p", "B|C|D|", "after"},
      {"p + p + p", "D|", "a row of them"},
      {"#main ~ .row li", "E|F|", "mixed"},
      {"p:first-child", "", "the first child is another"},
      {"li:first-child", "E|", "first"},
      {"li:last-child", "F|", "last"},
      {"#main > :nth-child(3)", "C|", "number"},
      {"#main > :nth-child(odd)", "A|C|", "odd"},
      {"#main > :nth-child(2n)", "B|D|", "even"},
      {"#main > :nth-child( -n + 2 )", "A|B|", "the first two"},
      {"#main > p:not(.lead)", "C|D|", "not"},
      {"#main > :not(p)", "A|", "not a type"},
      {"li:not(:last-child)", "E|", "not the last"},
      {"h1, li, .lead", "A|B|E|F|", "a list, in page order"},
      {"#ctl00\\$body", "I|", "an escaped character"},
      {"  h1  ", "A|", "blanks round it"},
      {"video", "", "nothing"},
  };
  for (Row const& row : kRows) EXPECT_EQ(selected(row.selector), row.expected) << row.why;
}

TEST(CssSelector, ErrorsNameTheColumn) {
  struct Row {
    char const* selector;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"", "column 1: a selector is expected"},
      {"p,", "column 3: a selector is expected after ','"},
      {"p >", "column 4: an element is expected after '>', '+' or '~'"},
      {"p > , a", "column 5: an element is expected after '>', '+' or '~'"},
      {"> p", "column 1: '>' is not understood here"},
      {"p..x", "column 3: a name is expected, not '.'"},
      {"tiêu đề!", "column 8: '!' is not understood here"},
      {"p[lang", "column 7: ']', '=', '^=', '$=', '*=' or '~=' is expected"},
      {"p[lang|=vi]", "column 7: ']', '=', '^=', '$=', '*=' or '~=' is expected"},
      {"p[lang='vi]", "column 9: the quotation mark is not closed"},
      {"p:hover", "column 3: ':hover' is not understood here"},
      {"p::before", "column 3: a name is expected, not ':'"},
      {"p:nth-child(x)", "column 13: a number, 'odd', 'even' or 'an+b' is expected"},
      {"p:nth-child(99999999999)", "column 13: a number"},
      {"p:not(a b)", "column 9: ')' is expected"},
      {"p:not(:not(a))", "column 8: ':not' is not understood here"},
      {"p:not(a", "column 8: ')' is expected"},
  };
  for (Row const& row : kRows) {
    std::string const message = selected(row.selector);
    EXPECT_NE(message.find(row.expected), std::string::npos) << row.selector << ": " << message;
  }
  std::string many = "p";
  for (int i = 0; i < 70; ++i) many += " p";
  EXPECT_NE(selected(many).find("more than 64 parts"), std::string::npos);
  EXPECT_NE(selected(std::string(3000, 'p')).find("more than 2000 bytes"), std::string::npos);
}

TEST(CssSelector, DeepPagesTakeLinearTime) {
  std::string html;
  for (int i = 0; i < 300; ++i) html += "<div class=a>";
  for (int i = 0; i < 5000; ++i) html += "<p>x</p>";
  std::string selector = ".a";
  for (int i = 0; i < 60; ++i) selector += " .a";
  auto const page = HtmlDocument::parse(html);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(CssSelector::parse(selector + " > b").value().select(page->root()).size(), 0U);
}

TEST(CssSelector, StopsAtTheMost) {
  auto const page = HtmlDocument::parse("<p>1<p>2<p>3");
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(CssSelector::parse("p").value().select(page->root(), 2).size(), 2U);
}

TEST(CssPath, SelectsItsElementAlone) {
  auto const page = HtmlDocument::parse(kSelectedPage);
  ASSERT_TRUE(page.has_value());
  std::vector<std::string> paths;
  for_each_element(page->root(), [&](HtmlNode const& element) {
    std::string const path = css_path(element);
    auto const selector = CssSelector::parse(path);
    EXPECT_TRUE(selector.has_value()) << path;
    if (selector) {
      EXPECT_EQ(selector->select(page->root()), std::vector{&element}) << path;
    }
    paths.push_back(path);
    return true;
  });
  EXPECT_NE(std::ranges::find(paths, "div#main > p.lead"), paths.end());
  EXPECT_NE(std::ranges::find(paths, "span#ctl00\\$body"), paths.end());
}

}  // namespace
}  // namespace tracuu::indexer
