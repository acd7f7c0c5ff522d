// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/line_words.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(LineWords, LettersAndDigitsApart) {
  LineWords const words("Số : 45/UB, tháng5 – \u00A0(Đò)");
  EXPECT_EQ(words.joined(), "so 45 ub thang 5 do");
  ASSERT_EQ(words.size(), 6U);
  EXPECT_TRUE(words[1].is_number());
  EXPECT_FALSE(words[2].is_number());
  EXPECT_EQ(words[1].begin, std::string("Số : ").size());
  EXPECT_EQ(words[1].end, std::string("Số : 45").size());
}

TEST(LineWords, AnyUnicodeForm) {
  EXPECT_EQ(LineWords("Qu\u0079\u00EA\u0301t \u0111i\u0323nh").joined(), "quyet dinh");
}

TEST(LineWords, PhrasesAreWholeWords) {
  LineWords const words("căn cứ vào căn");
  EXPECT_TRUE(words.begins_with("can cu"));
  EXPECT_FALSE(words.begins_with("can c"));
  EXPECT_FALSE(words.has_at("can cu", 3));
  EXPECT_EQ(words.find("can"), 0U);
  EXPECT_EQ(words.find("can", 1), 3U);
  EXPECT_FALSE(words.find("vao can cu"));
}

TEST(LineWords, OnlySoManyBytes) {
  EXPECT_EQ(LineWords("mot hai ba", 7).joined(), "mot hai");
  EXPECT_LE(LineWords(std::string(10'000, 'a')).joined().size(), kMaxWordsLineBytes);
  EXPECT_TRUE(LineWords("--- …").empty());
}

TEST(LineWords, CountWords) {
  EXPECT_EQ(count_words(""), 0U);
  EXPECT_EQ(count_words("can cu"), 2U);
}

}  // namespace
}  // namespace tracuu::indexer
