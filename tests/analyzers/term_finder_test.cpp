// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/term_finder.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/analyzers/icu_forms.hpp"
#include "tests/analyzers/random_text.hpp"
#include "tests/analyzers/sample_texts.hpp"
#include "tests/analyzers/token_text.hpp"

namespace tracuu::analyzers {
namespace {

/// What analyzer "vi" finds of the terms of `finder`.
FoundTerms found_by_analysis(std::string_view text, TermFinder const& finder) {
  TokenList const list = test::analyzed(text);
  FoundTerms found;
  for (Token const& token : list.tokens()) {
    if (is_simple(token.kind)) found.words.push_back({token.begin, token.end, token.position});
    std::uint32_t const term = finder.number_of(list.text(token));
    if (term != TermFinder::kAbsent) found.places.push_back({token.begin, token.end, term});
  }
  return found;
}

void expect_found_as_by_analysis(std::string_view text, TermFinder const& finder) {
  FoundTerms found;
  finder.find(text, found);
  FoundTerms const expected = found_by_analysis(text, finder);
  ASSERT_EQ(found.words, expected.words) << text;
  ASSERT_EQ(found.places, expected.places) << text;
}

/// Some of the terms of a text: every `step`th from the `first` on.
TermFinder some_terms_of(std::string_view text, std::size_t first, std::size_t step) {
  TokenList const list = test::analyzed(text);
  TermFinder finder;
  for (std::size_t i = first; i < list.tokens().size(); i += step) {
    finder.add(list.text(list.tokens()[i]));
  }
  return finder;
}

TEST(TermFinder, NumbersTermsAsTheyAreAdded) {
  TermFinder finder;
  EXPECT_TRUE(finder.add("van|65"));
  EXPECT_TRUE(finder.add("dan van|,65"));
  EXPECT_FALSE(finder.add("van|65"));
  EXPECT_FALSE(finder.add("dan van|,65"));
  EXPECT_TRUE(finder.add("119/QD-UBND"));
  EXPECT_EQ(finder.number_of("van|65"), 0u);
  EXPECT_EQ(finder.number_of("dan van|,65"), 1u);
  EXPECT_EQ(finder.number_of("119/QD-UBND"), 2u);
  for (char const* const absent : {"dan|", "van|", "van dan|65,", "119|", "", "a b", "khongco|"}) {
    EXPECT_EQ(finder.number_of(absent), TermFinder::kAbsent) << absent;
  }
  EXPECT_EQ(finder.size(), 3u);
}

TEST(TermFinder, FindsEachKindOfToken) {
  struct Row {
    char const* text;
    char const* term;
    char const* where;  ///< what of the text is found first; "" if nothing
  };
  constexpr Row kRows[] = {
      {"ban dân vận huyện", "van|65", "vận"},
      {"Ban Dân  Vận", "dan van|06,65", "Dân  Vận"},
      {"dân. Vận", "dan van|06,65", ""},
      {"dân\nvận", "dan van|06,65", "dân\nvận"},
      {"dân\n\nvận", "dan van|06,65", ""},
      {"kỹ", "ki|4", "kỹ"},
      {"uỷ ban", "uy ban|3,", "uỷ ban"},
      {"số 119/QĐ-UBND ngày", "119/QD-UBND", "119/QĐ-UBND"},
      {"số 119/QĐ-UBND ngày", "119|", "119"},
      {"số 119/QĐ-UBND ngày", "so 119|61,", "số 119"},
      {"số 119/QĐ-UBND ngày", "ubnd ngay|,2", "UBND ngày"},
      {"tăng 12,5% so", "12,5%|", "12,5%"},
      {"tăng 12,5% so", "12,5|", "12,5"},
      {"1.250 hộ", "1250|", "1.250"},
      {"Sở TT&TT tỉnh", "tt&tt|", "TT&TT"},
      {"H.Đ.N.D xã", "hdnd|9", "H.Đ.N.D"},
      {"trên Facebook nhé", "facebook|", "Facebook"},
      {"cộngđồng", "congdong|*6509620", ""},
      {"covid19", "covid19|", "covid19"},
      {"v\u1EADn va\u0323\u0302n", "van|65", "vận"},
      {"va\u0323\u0302n", "van|65", "va\u0323\u0302n"},
      {"\U0001D5F5\U0001D5FC\U0001D5F0", "hoc|", "\U0001D5F5\U0001D5FC\U0001D5F0"},
      {"", "van|65", ""},
  };
  for (Row const& row : kRows) {
    TermFinder finder;
    finder.add(row.term);
    FoundTerms found;
    finder.find(row.text, found);
    std::string_view const text = row.text;
    std::string_view where;
    if (!found.places.empty()) {
      where = text.substr(found.places[0].begin, found.places[0].end - found.places[0].begin);
    }
    EXPECT_EQ(where, row.where) << row.text << " / " << row.term;
    expect_found_as_by_analysis(text, finder);
  }
}

TEST(TermFinder, FindsWhatTheAnalyzerFindsInTheSample) {
  std::size_t number = 0;
  for (std::string const& text : test::sample_texts()) {
    ++number;
    for (std::string const& form : {text, test::nfd(text)}) {
      expect_found_as_by_analysis(form, some_terms_of(text, number % 7, 1 + number % 40));
    }
  }
  std::string all;
  for (std::string const& text : test::sample_texts()) all += text;
  expect_found_as_by_analysis(all, some_terms_of(all, 0, 1));
  expect_found_as_by_analysis(all, some_terms_of(all, 5, 997));
}

struct FinderRow {
  char const* name;
  std::string (test::RandomText::*make)(std::size_t);
};

class TermFinderOnRandomText : public testing::TestWithParam<FinderRow> {};

TEST_P(TermFinderOnRandomText, FindsWhatTheAnalyzerFinds) {
  test::RandomText random(1989);
  std::string others;
  for (int round = 0; round < 1'500; ++round) {
    std::string const text = (random.*GetParam().make)(80);
    auto const step = static_cast<std::size_t>(1 + round % 5);
    expect_found_as_by_analysis(text, some_terms_of(text, 0, step));
    expect_found_as_by_analysis(text, some_terms_of(others, 0, step));
    others = text;
  }
}

INSTANTIATE_TEST_SUITE_P(AnyText, TermFinderOnRandomText,
                         testing::Values(FinderRow{"Bytes", &test::RandomText::bytes},
                                         FinderRow{"CodePoints", &test::RandomText::code_points},
                                         FinderRow{"Marks", &test::RandomText::marks},
                                         FinderRow{"Pieces", &test::RandomText::pieces}),
                         [](auto const& row) { return row.param.name; });

}  // namespace
}  // namespace tracuu::analyzers
