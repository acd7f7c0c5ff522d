// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/word_memory.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "analyzers/letter.hpp"
#include "analyzers/syllable_key.hpp"
#include "base/ascii.hpp"

namespace tracuu::analyzers {
namespace {

class WordMemoryTest : public ::testing::Test {
 protected:
  /// `text` is made long enough.
  WordMemory::Word const& word_of(std::string const& text) {
    return memory_->word_at(text + std::string(WordMemory::kBytes, '.'), 0, length_);
  }

  std::unique_ptr<WordMemory> memory_ = std::make_unique<WordMemory>();
  std::size_t length_ = 0;
};

TEST_F(WordMemoryTest, KnowsWords) {
  for (int time = 0; time < 2; ++time) {  // read, then remembered
    WordMemory::Word const& duong = word_of("Đường, xã");
    EXPECT_EQ(duong.bytes, 9u);
    EXPECT_EQ(length_, 9u);
    EXPECT_EQ(duong.letters, 5u);
    EXPECT_EQ(duong.capitals, 1u);
    EXPECT_EQ(duong.key, syllable_key("duong|9772"));
    EXPECT_EQ(word_of("huyện.").key, syllable_key("huyen|065"));
    EXPECT_EQ(word_of("Facebook ").key, kNoSyllableKey);
    EXPECT_EQ(word_of("Facebook ").bytes, 8u);
    EXPECT_EQ(word_of("a ").key, syllable_key("a|"));
  }
}

TEST_F(WordMemoryTest, EndsWordsBeforeOtherCharacters) {
  EXPECT_EQ(word_of("xã” ").bytes, 3u);
  EXPECT_EQ(length_, 6u);
  EXPECT_EQ(word_of("xã… ").bytes, 3u);
  EXPECT_EQ(word_of("xã1 ").bytes, 3u) << "the caller looks at what follows";
  EXPECT_EQ(length_, 3u);
  for (char const* const text : {"“xã ", "xãж ", "xa\u0303 ", "xã\u00AD ", "xã\xC4 ", "1 ", " ",
                                 "\xE1\xBA ", "abcdefghijklmnop ", "abcdefghijklmnopq "}) {
    EXPECT_EQ(word_of(text).bytes, 0u) << text;
  }
}

TEST_F(WordMemoryTest, CutsAtEachAsciiCharacterThatIsNoLetter) {
  for (std::size_t at = 0; at < WordMemory::kBytes; ++at) {
    for (char c = 1; c > 0; ++c) {
      std::string text(WordMemory::kBytes, 'x');
      text[at] = c;
      bool const is_letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      (void)memory_->word_at(text, 0, length_);
      ASSERT_EQ(length_, is_letter ? WordMemory::kBytes : at) << at << " " << static_cast<int>(c);
      if (!is_letter && !base::is_digit(c)) {
        ASSERT_FALSE(continues_word(static_cast<char32_t>(c))) << static_cast<int>(c);
      }
    }
  }
}

// More words than it has places for.
TEST_F(WordMemoryTest, ForgetsWithoutMixingUp) {
  for (int time = 0; time < 2; ++time) {
    for (char a = 'a'; a <= 'z'; ++a) {
      for (char b = 'a'; b <= 'z'; ++b) {
        for (char c = 'a'; c <= 'z'; ++c) {
          std::string const word{'x', a, b, c};
          ASSERT_EQ(word_of(word + " ").key, syllable_key(word + "|")) << word;
        }
      }
    }
  }
}

}  // namespace
}  // namespace tracuu::analyzers
