// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/charset_score.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace tracuu::analyzers {
namespace {

/// "legal of marked, legal of all".
std::string counts(std::u32string_view text, Charset charset = Charset::Utf8) {
  TextScore const score = score_text(text, charset);
  return fmt::format("{}/{} {}/{}", score.legal_marked_words, score.marked_words, score.legal_words,
                     score.words);
}

TEST(CharsetScore, CountsWords) {
  struct Row {
    std::u32string_view text;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {U"Huyện Vân Khê họp", "4/4 4/4", "all are syllables"},
      {U"Ban chỉ huy", "1/1 3/3", "words without marks count apart"},
      {U"school committee", "0/0 0/2", "English"},
      {U"thé à la menthe", "2/2 3/4", "short French words are syllables"},
      {U"été né", "1/2 1/2", "others are not"},
      {U"UBND QĐ-HĐND", "2/2 2/3", "abbreviations with Đ"},
      {U"Céng hßa X· héi", "0/4 0/4", "TCVN3 as windows-1252: a symbol that touches a letter"},
      {U"cüa nh§n", "0/2 0/2", "a sign between letters"},
      {U"b© t§i", "0/2 0/2", "a sign that follows a letter"},
      {U"«xã»", "1/1 1/1", "quotation marks"},
      {U"ông Đ.", "2/2 2/2", "an initial"},
      {U"“xã” – 5 m², 30°C, 2µm, §5, ©2019", "1/1 1/4", "quotes, units, signs"},
      {U"· ¶ µ", "0/0 0/0", "symbols that stand alone"},
      {U"thuûy ủY ủy THỦY Ủy", "3/5 3/5", "capitals stand first or everywhere"},
      {U"H\u001DU", "0/1 0/1", "a control inside a word"},
      {U"Đắk Lắk, Đăk, đắk", "3/4 3/4", "k ends names of the highlands"},
      {U"", "0/0 0/0", "nothing"},
  };
  for (Row const& row : kRows) EXPECT_EQ(counts(row.text), row.expected) << row.why;
}

TEST(CharsetScore, Tcvn3HasSmallLettersAmongCapitals) {
  EXPECT_EQ(counts(U"THủ TƯớNG", Charset::Tcvn3), "2/2 2/2");
  EXPECT_EQ(counts(U"THủ TƯớNG", Charset::Viscii), "0/2 0/2");
}

TEST(CharsetScore, CommonLettersCostLessAndIllegalWordsMost) {
  auto const cost = [](std::u32string_view text) { return score_text(text, Charset::Utf8).cost; };
  EXPECT_EQ(cost(U"khong dau"), 0);
  EXPECT_LT(cost(U"đi"), cost(U"nhẵn"));
  EXPECT_LT(cost(U"xã"), cost(U"XÃ"));
  EXPECT_LT(cost(U"cũng"), cost(U"củng")) << "a common syllable, a common letter";
  EXPECT_LT(cost(U"Đẫy"), cost(U"xßm"));
}

TEST(CharsetScore, TellsTwoSyllablesFromOneTwice) {
  EXPECT_FALSE(score_text(U"où où", Charset::Utf8).has_two_marked_syllables);
  EXPECT_FALSE(score_text(U"xã, xã", Charset::Utf8).has_two_marked_syllables);
  EXPECT_TRUE(score_text(U"xã, huyện", Charset::Utf8).has_two_marked_syllables);
}

}  // namespace
}  // namespace tracuu::analyzers
