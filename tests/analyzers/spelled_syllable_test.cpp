// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/spelled_syllable.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/utf8.hpp"

namespace tracuu::analyzers {
namespace {

struct Row {
  char const* letters;  // with shapes, without the tone
  std::size_t old_place;
  std::size_t new_place;
  char const* why;
};

std::vector<SpelledLetter> letters_of(std::string_view text) {
  std::vector<SpelledLetter> letters;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    CharInfo const info = char_info(point.value);
    letters.push_back({info.folded, info.shape, info.tone, info.is_upper});
    at += point.bytes;
  }
  return letters;
}

TEST(TonePlace, OldAndNewStyle) {
  constexpr Row kRows[] = {
      {"hoa", 1, 2, "one of the 15 pairs"},  {"khoe", 2, 3, "one of the 15 pairs"},
      {"thuy", 2, 3, "one of the 15 pairs"}, {"uy", 0, 1, "one of the 15 pairs, no onset"},
      {"quy", 2, 2, "qu is an onset"},       {"qua", 2, 2, "qu is an onset"},
      {"gia", 2, 2, "gi is an onset"},       {"gi", 1, 1, "gi with its own i"},
      {"mua", 1, 1, "the same in both"},     {"mia", 1, 1, "the same in both"},
      {"cai", 1, 1, "the same in both"},     {"hoan", 2, 2, "closed"},
      {"ngoai", 3, 3, "three vowels"},       {"khuyu", 3, 3, "three vowels"},
      {"huê", 2, 2, "a shaped vowel"},       {"người", 3, 3, "the second of ươ"},
      {"viêt", 2, 2, "a shaped vowel"},      {"ng", 2, 2, "no vowel"},
  };
  for (Row const& row : kRows) {
    auto const letters = letters_of(row.letters);
    EXPECT_EQ(tone_place(letters, ToneStyle::Old), row.old_place) << row.letters << ": " << row.why;
    EXPECT_EQ(tone_place(letters, ToneStyle::New), row.new_place) << row.letters << ": " << row.why;
  }
}

TEST(AppendLetter, EveryVietnameseLetterIsWrittenAsItWas) {
  std::string all = "bcdđxzBCDĐXZ";
  for (AlphabetRow const& row : kVowels) {
    for (auto const letters : {row.lower, row.upper}) {
      for (char32_t const c : letters) base::append_utf8(all, c);
    }
  }
  std::string written;
  for (SpelledLetter const& letter : letters_of(all)) append_letter(written, letter);
  EXPECT_EQ(written, all);
}

}  // namespace
}  // namespace tracuu::analyzers
