// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/word_errors.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::bench {
namespace {

using Words = std::vector<std::string>;

TEST(WordErrors, WhatStandsRoundTheTextCountsForNothing) {
  Words const text{"tu", "bổ", "đê"};
  NearestPart const part = nearest_part(text, Words{"UBND", "Số", "tu", "bỗ", "đê", "Chủ", "tịch"});
  EXPECT_EQ(part.words.all, 3U);
  EXPECT_EQ(part.words.errors, 1U);
  EXPECT_EQ(part.begin, 2U);
  EXPECT_EQ(part.end, 5U);
  EXPECT_EQ(nearest_part(text, Words{}).words.errors, 3U);
  EXPECT_EQ(nearest_part(Words{}, text).words.errors, 0U);
}

TEST(WordErrors, WordsLeftOutAndPutInBetween) {
  Words const text{"họp", "dân", "thôn", "ba"};
  EXPECT_EQ(nearest_part(text, Words{"họp", "thôn", "ba"}).words.errors, 1U);
  EXPECT_EQ(nearest_part(text, Words{"họp", "dân", "x", "thôn", "ba"}).words.errors, 1U);
}

TEST(WordErrors, CharactersFromEndToEnd) {
  EXPECT_EQ(character_errors("bổ sung", "bỗ sung").errors, 1U);
  EXPECT_EQ(character_errors("đê", "").errors, 2U);
  EXPECT_EQ(character_errors("", "đê").errors, 2U);
  EXPECT_EQ(character_errors("bổ sung", "bỗ sung").all, 7U);
}

TEST(WordErrors, WordsAsASearchSeesThem) {
  EXPECT_EQ(words_between_blanks("  “Họp dân”, ngày 11/7.\n - \n"),
            (Words{"Họp", "dân", "ngày", "11/7"}));
  EXPECT_EQ(words_between_blanks("bo\xCC\x89"), (Words{"bỏ"})) << "NFC";
}

}  // namespace
}  // namespace tracuu::bench
