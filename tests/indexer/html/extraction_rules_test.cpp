// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/extraction_rules.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/html/html_page.hpp"

namespace tracuu::indexer {
namespace {

TEST(ExtractionRules, ErrorsNameFileAndLine) {
  struct Row {
    char const* toml;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"[[page]]\ntitle = \"h1..x\"", "r.toml:2: selector \"h1..x\", column 4: a name is expected"},
      {"[[page]]\ntitel = \"h1\"", "r.toml:2: 'titel' is not known; known are host, path, title"},
      {"[[page]]\n\ntitle = 7", "r.toml:3: 'title' is a selector or a list of selectors"},
      {"[[page]]\ntitle = [\"h1\", 7]", "r.toml:2: 'title' is a selector or a list of selectors"},
      {"[[page]]\ntitle = []", "r.toml:2: the list is empty"},
      {"[[page]]\nhost = 7\ntitle = \"h1\"", "r.toml:2: 'host' is a text"},
      {"[[page]]\nhost = \"\"\ntitle = \"h1\"", "r.toml:2: 'host' is a text"},
      {"[[page]]\nhost = \"a.example\"", "r.toml:1: this table says nothing of any field"},
      {"[page]\ntitle = \"h1\"", "r.toml:1: write [[page]], with two brackets"},
      {"page = 7", "r.toml:1: write [[page]], with two brackets"},
      {"title = \"h1\"", "r.toml:1: 'title' is not known here: rules stand in [[page]] tables"},
      {"[[page]\ntitle = \"h1\"", "r.toml:1: "},
  };
  for (Row const& row : kRows) {
    auto const rules = ExtractionRules::parse(row.toml, "r.toml");
    ASSERT_FALSE(rules.has_value()) << row.toml;
    EXPECT_EQ(rules.error().code, base::ErrorCode::InvalidArgument);
    EXPECT_TRUE(rules.error().message.starts_with(row.expected)) << rules.error().message;
  }
  EXPECT_EQ(ExtractionRules::read_file("/nowhere/rules.toml").error().code, base::ErrorCode::Io);
  EXPECT_TRUE(ExtractionRules::parse("", "r.toml").has_value()) << "no rules are rules, too";
}

TEST(ExtractionRules, ApplyToThePagesTheyAreFor) {
  auto const rules = ExtractionRules::parse(R"([[page]]
host = "*.VanKhe.example"
path = "/tin/*"
title = ["h4", "h3"]

[[page]]
path = "pages/*.html"
title = "h5"
)",
                                            "r.toml");
  ASSERT_TRUE(rules.has_value());
  auto const page = HtmlDocument::parse("<h3>A</h3><h5>B</h5>");
  ASSERT_TRUE(page.has_value());
  struct Row {
    PagePlace place;
    char const* expected;
  };
  std::vector<Row> const rows{
      {{"https://www.vankhe.example/tin/1", ""}, "A"},
      {{"https://www.vankhe.example:8080/tin/?id=1", ""}, "A"},
      {{"https://www.vankhe.example/van-ban/1", ""}, ""},
      {{"https://vankhe.example/tin/1", ""}, ""},
      {{"", "pages/1.html"}, "B"},
      {{"", "other/1.html"}, ""},
      {{"https://www.vankhe.example/tin/1", "pages/1.html"}, "A"},
  };
  for (Row const& row : rows) {
    auto const found = rules->select(page->root(), row.place, RuleField::Title);
    EXPECT_EQ(found.empty() ? "" : inner_text(*found.front()), row.expected) << row.place.url;
  }
  ASSERT_EQ(rules->misses().size(), 1U) << "h4 is on no page";
  RuleMisses const miss = rules->misses().front();
  EXPECT_EQ(miss.rule, "r.toml:4: title = \"h4\"");
  EXPECT_EQ(miss.pages, 3U);
  EXPECT_EQ(miss.missed, 3U);
  EXPECT_EQ(miss.first, "https://www.vankhe.example/tin/1");
}

TEST(ExtractionRules, PutTheirValuesBeforeAllOthers) {
  auto const rules = ExtractionRules::parse(R"([[page]]
title = ".ten"
date = ".khi em"
unit = ".noi"
author = "meta[name=nguoi-viet]"
number = ".so"
body = [".chu", ".khong-co"]
leave_out = [".quang-cao", ".chu .phu"]
)",
                                            "r.toml");
  ASSERT_TRUE(rules.has_value());
  auto const page = parse_html_page(
      "<title>Cổng TTĐT huyện Vân Khê</title><meta name=nguoi-viet content='Minh Thảo'>"
      "<h1>Trang tin</h1><div class=ten>Họp dân</div><p class=khi>Sửa 01/08/2023 "
      "<em>11/07/2023</em>"
      "</p><p class=noi>Thôn Đông</p><p class=so>Căn cứ số 12/KH-UBND</p><div class=quang-cao>Bán "
      "hàng</div><div class=chu><p>Một.</p><p class=phu>Hai.</p></div><div class=chu>Ba.</div>"
      "<article><p>Bài khác dài hơn nhiều so với bài này, nhưng không phải là bài "
      "này.</p></article>",
      {"", "a.html"}, &*rules);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->title, "Họp dân");
  EXPECT_EQ(schema::format_iso_date(page->date.value()), "2023-07-11");
  EXPECT_EQ(page->unit, "Thôn Đông");
  EXPECT_EQ(page->author, "Minh Thảo");
  EXPECT_EQ(page->number, "12/KH-UBND");
  EXPECT_EQ(page->body, "Một.\nBa.");
  EXPECT_TRUE(rules->misses().empty()) << "a field's further selectors are tried where needed only";
}

TEST(FitsPattern, Table) {
  struct Row {
    char const* pattern;
    char const* text;
    bool expected;
  };
  constexpr Row kRows[] = {
      {"", "", true},         {"*", "", true},           {"*", "abc", true},
      {"a*", "abc", true},    {"*c", "abc", true},       {"a*c", "abc", true},
      {"a*b", "abc", false},  {"abc", "abc", true},      {"ab", "abc", false},
      {"*b*", "abc", true},   {"**", "abc", true},       {"a*a*a", "aa", false},
      {"a*a*a", "aaa", true}, {"*ab*ab", "abxab", true}, {"?bc", "abc", false},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(fits_pattern(row.pattern, row.text), row.expected) << row.pattern << " " << row.text;
  }
}

}  // namespace
}  // namespace tracuu::indexer
