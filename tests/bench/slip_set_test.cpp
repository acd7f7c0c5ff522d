// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/slip_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace tracuu::bench {
namespace {

TEST(CanonicalWords, AreTheSameHoweverTonesAndCapitalsAreWritten) {
  EXPECT_EQ(canonical_words("Kế hoạch 119"), canonical_words("kế họach 119"));
  EXPECT_NE(canonical_words("sửa chữa"), canonical_words("sữa chữa"));
}

TEST(RightForms, HoldEachSuggestion) {
  JudgedSlip const slip{"lịch tiêm chúng mới", "lịch tiêm chủng mới", {"chủng", "chung"}, 2};
  auto const forms = right_forms(slip);
  for (char const* const text : {"lịch tiêm chủng mới", "lịch tiêm chung mới"}) {
    EXPECT_NE(std::ranges::find(forms, canonical_words(text)), forms.end()) << text;
  }
  EXPECT_EQ(std::ranges::find(forms, canonical_words(slip.text)), forms.end());
}

TEST(CutPhrase, KeepsToOneSentence) {
  std::string_view const text = "Xã họp dân. Thôn dọn vệ sinh, khơi cống rãnh.";
  std::mt19937 random(7);
  for (int i = 0; i < 50; ++i) {
    std::string const phrase = cut_phrase(text, 3, random);
    if (phrase.empty()) continue;
    EXPECT_NE(text.find(phrase), std::string_view::npos);
    EXPECT_EQ(phrase.find_first_of(".,"), std::string::npos) << phrase;
    EXPECT_EQ(std::ranges::count(phrase, ' '), 2) << phrase;
  }
  EXPECT_EQ(cut_phrase("hai từ", 3, random), "");
  EXPECT_EQ(cut_phrase("", 1, random), "");
}

TEST(ReadSlips, RefusesWhatIsNotThere) {
  EXPECT_FALSE(read_slips("/nowhere/slips.jsonl"));
}

}  // namespace
}  // namespace tracuu::bench
