// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/pair_filter.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analyzers/syllable_tokenizer.hpp"
#include "tests/analyzers/sample_texts.hpp"
#include "tests/analyzers/token_text.hpp"

namespace tracuu::analyzers {
namespace {

TEST(Pairs, StopAtSentenceEnds) {
  struct Row {
    char const* text;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"sáng nay họp", "sang nay|1,; nay hop|,5", "neighbours"},
      {"họp. Tới", "", "full stop"},
      {"họp.Tới", "", "full stop without a blank, a capital behind"},
      {"họp.", "", "at the end of the text"},
      {"họp! Tới", "", "exclamation mark"},
      {"họp? Tới", "", "question mark"},
      {"họp; tới", "", "semicolon"},
      {"họp: tới", "", "colon"},
      {"họp… tới", "", "ellipsis"},
      {"họp... tới", "", "three full stops"},
      {"họp\n\ntới", "", "blank line"},
      {"họp\r\n\r\ntới", "", "blank line, DOS"},
      {"họp\ntới", "hop toi|5,71", "a line end alone"},
      {"họp\ttới", "", "a tab: the next cell of a table"},
      {"sáng nay\t\thọp dân", "sang nay|1,; hop dan|5,06", "an empty cell"},
      {"họp \n\t\n tới", "", "blank line with a tab in it"},
      {"họp, tới", "hop toi|5,71", "comma"},
      {"họp (tới)", "hop toi|5,71", "brackets"},
      {"họp – tới", "hop toi|5,71", "dash"},
      {"TP. Hà", "tp ha|,2", "an abbreviation"},
      {"TP.Hà", "tp ha|,2", "an abbreviation without a blank"},
      {"ThS. Hà", "ths ha|,2", "an abbreviation with a small letter"},
      // Used to run on: the bracket between did not count.
      {"xã (TP). Tới", "xa tp|4,", "the full stop is not the abbreviation's"},
      {"1.250 xã", "1250 xa|,4", "a grouped number"},
      {"gov.vn", "gov vn|,", "an address"},
      {"T.Ư. Tới", "tu toi|7,71", "a dotted abbreviation"},
      {"năm 2023. Tới", "nam 2023|8,", "a full stop behind a number"},
      {"đạt 12,5% hộ", "dat 12,5|95,; 12,5 ho|,65", "over the percentage"},
      {"số 9/QĐ-UB ngày", "so 9|61,; 9 qd|,9; qd ub|9,; ub ngay|,2", "inside a document number"},
      {"họp", "", "one word"},
      {"", "", "none"},
  };
  for (Row const& row : kRows) EXPECT_EQ(test::pairs(row.text), row.expected) << row.why;
}

bool same(Token const& one, Token const& other) {
  return one.begin == other.begin && one.end == other.end && one.position == other.position &&
         one.position_length == other.position_length && one.kind == other.kind &&
         one.text_begin == other.text_begin && one.text_bytes == other.text_bytes;
}

TEST(PairFilter, LeavesTheTokensItWasGiven) {
  for (std::string const& text : test::sample_texts()) {
    TokenList list;
    SyllableTokenizer().tokenize(text, list);
    std::vector<Token> const given = list.tokens();
    PairFilter().filter(list);
    std::vector<Token> kept;
    for (Token const& token : list.tokens()) {
      if (token.kind != TokenKind::Pair) kept.push_back(token);
    }
    ASSERT_TRUE(std::ranges::equal(kept, given, same));
  }
}

}  // namespace
}  // namespace tracuu::analyzers
