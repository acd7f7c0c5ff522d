// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/analyzer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable_tokenizer.hpp"
#include "tests/analyzers/icu_forms.hpp"
#include "tests/analyzers/random_text.hpp"
#include "tests/analyzers/sample_texts.hpp"
#include "tests/analyzers/token_rules.hpp"
#include "tests/analyzers/token_text.hpp"

namespace tracuu::analyzers {
namespace {

TEST(Analyzer, TheExampleOfItsHeader) {
  EXPECT_EQ(test::tokens_as_written("Huyện uỷ"),
            "huyen|065 [Huyện]; huyen uy|065,3 [Huyện uỷ]; uy|3 [uỷ]");
}

TEST(Analyzer, ReplacesWhatIsInTheList) {
  TokenList list;
  analyzer("vi").analyze("một hai ba", list);
  analyzer("vi").analyze("bốn", list);
  ASSERT_EQ(list.tokens().size(), 1u);
  EXPECT_EQ(list.text(list.tokens()[0]), "bon|61");
  analyzer("vi").analyze("", list);
  EXPECT_TRUE(list.tokens().empty());
}

TEST(Analyzer, WorksWithoutCharFilterAndTokenFilters) {
  Analyzer const plain(nullptr, std::make_unique<SyllableTokenizer>(), {});
  TokenList list;
  plain.analyze("Huyện uỷ", list);
  EXPECT_EQ(list.tokens().size(), 2u);
}

TEST(NormalizeTerm, Table) {
  struct Row {
    char const* text;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"Huyện", "huyen|065", "one word"},
      {"huyện uỷ", "huyen|065", "the first of two"},
      {"119/QĐ-UBND", "119|", "units only"},
      {"GD&ĐT", "gd|", "units only"},
      {"12,5%", "12,5|", "units only"},
      {" .", "", "none"},
      {"", "", "no text"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(analyzer("vi").normalize_term(row.text), row.expected) << row.why;
    EXPECT_EQ(analyzer("vi").normalize_term(test::nfd(row.text)), row.expected) << row.why;
  }
}

TEST(AnalyzerRules, HoldOnSampleText) {
  for (std::string const& text : test::sample_texts()) {
    ASSERT_EQ(test::broken_rule(text), "") << text;
    ASSERT_EQ(test::broken_rule(test::nfd(text)), "") << text;
  }
}

// Wherever a page or a query is cut, also in the middle of a letter.
TEST(AnalyzerRules, HoldOnSampleTextCutAnywhere) {
  std::string const& text = test::sample_texts().front();
  for (std::size_t at = 0; at < std::min<std::size_t>(text.size(), 400); ++at) {
    ASSERT_EQ(test::broken_rule(std::string_view(text).substr(at, 60)), "") << at;
  }
}

struct RandomRow {
  char const* name;
  std::string (test::RandomText::*make)(std::size_t);
};

class AnalyzerRulesOnRandomText : public testing::TestWithParam<RandomRow> {};

TEST_P(AnalyzerRulesOnRandomText, Hold) {
  test::RandomText random(20230711);
  for (std::size_t round = 0; round < 4'000; ++round) {
    std::string const text = (random.*GetParam().make)(1 + round % 60);
    ASSERT_EQ(test::broken_rule(text), "") << round << ": " << testing::PrintToString(text);
  }
}

INSTANTIATE_TEST_SUITE_P(AnyText, AnalyzerRulesOnRandomText,
                         testing::Values(RandomRow{"Bytes", &test::RandomText::bytes},
                                         RandomRow{"CodePoints", &test::RandomText::code_points},
                                         RandomRow{"Marks", &test::RandomText::marks},
                                         RandomRow{"Pieces", &test::RandomText::pieces}),
                         [](auto const& row) { return std::string(row.param.name); });

// Each word, looked at alone, is the term it is in its sentence: what a user
// copies from a page finds it.
TEST(Analyzer, AWordCopiedFromTheTextHasItsTerm) {
  for (std::string const& composed : test::sample_texts()) {
    for (std::string const& text : {composed, test::nfd(composed)}) {
      TokenList const list = test::analyzed(text);
      for (Token const& token : list.tokens()) {
        std::string const written = text.substr(token.begin, token.end - token.begin);
        TokenList const alone = test::analyzed(written);
        bool const found = std::ranges::any_of(alone.tokens(), [&](Token const& other) {
          return alone.text(other) == list.text(token) && other.begin == 0 &&
                 other.end == written.size();
        });
        ASSERT_TRUE(found) << list.text(token) << " [" << written << ']';
      }
    }
  }
}

TEST(Analyzer, ThreadsAgree) {
  std::vector<std::string> expected;
  for (std::string const& text : test::sample_texts()) {
    expected.push_back(test::tokens_as_written(test::nfd(text)));
  }
  std::vector<std::size_t> differing(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t& count : differing) {
    threads.emplace_back([&] {
      for (std::size_t i = 0; i < expected.size(); ++i) {
        std::string const text = test::nfd(test::sample_texts()[i]);
        if (test::tokens_as_written(text) != expected[i]) ++count;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(differing, std::vector<std::size_t>(differing.size(), 0));
}

}  // namespace
}  // namespace tracuu::analyzers
