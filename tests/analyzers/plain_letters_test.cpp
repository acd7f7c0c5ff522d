// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/plain_letters.hpp"

#include <gtest/gtest.h>

#include <string>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {
namespace {

bool reads(std::string_view text, std::size_t begin, PlainWord& word) {
  return PlainLetters::instance().read(text, begin, word);
}

TEST(PlainLetters, ReadsAWord) {
  PlainWord word;
  ASSERT_TRUE(reads("xã Đường, ", 4, word));
  EXPECT_EQ(word.end, 13u);
  EXPECT_EQ(word.letters, 5u);
  EXPECT_EQ(word.capitals, 1u);
  EXPECT_EQ(word.key.value(), syllable_key("duong|9772"));
  ASSERT_TRUE(reads("UBND", 0, word));
  EXPECT_EQ(word.end, 4u);
  EXPECT_EQ(word.capitals, 4u);
  ASSERT_TRUE(reads("Lý", 0, word));
  EXPECT_EQ(word.key.value(), syllable_key("li|1"));
  ASSERT_TRUE(reads("cộngđồng", 0, word));
  EXPECT_EQ(word.key.value(), kNoSyllableKey) << "two tones";
}

TEST(PlainLetters, EndsWhereOtherCharactersBegin) {
  PlainWord word;
  for (char const* const after : {" ", ".", "1", "&", "“", "…", "\n", "", "\u0301", "😀"}) {
    ASSERT_TRUE(reads(std::string("huyện") + after, 0, word)) << after;
    EXPECT_EQ(word.end, std::string("huyện").size()) << after;
  }
}

TEST(PlainLetters, LeavesTheRestToOthers) {
  PlainWord word;
  // The last ones go on as letters of the alphabet begin: ć, U+1E80, and cut off sequences.
  for (char const* const text :
       {"", " a", "1a", "ж", "\xA1", "a\u0107", "a\u1E81", "a\xC4", "a\xE1\xBA", "a\xE1"}) {
    EXPECT_FALSE(reads(text, 0, word)) << text;
  }
  EXPECT_TRUE(reads(std::string(63, 'a'), 0, word));
  EXPECT_FALSE(reads(std::string(64, 'a'), 0, word));
  EXPECT_FALSE(reads(std::string(65, 'a'), 0, word));
}

TEST(PlainLetters, KnowsTheLettersThatTheTableKnows) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    std::string text;
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    base::append_utf8(text, c);
    CharInfo const info = char_info(c);
    PlainWord word;
    bool const is_letter = info.char_class == CharClass::Letter;
    ASSERT_EQ(reads(text, 0, word), is_letter) << static_cast<std::uint32_t>(c);
    if (!is_letter) continue;
    SyllableKey key;
    key.add_letter(info);
    EXPECT_EQ(word.key.value(), key.value()) << text;
    EXPECT_EQ(word.capitals, info.is_upper ? 1u : 0u) << text;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
