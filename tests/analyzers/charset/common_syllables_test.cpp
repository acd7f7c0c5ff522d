// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/common_syllables.hpp"

#include <gtest/gtest.h>

namespace tracuu::analyzers {
namespace {

TEST(CommonSyllables, TheMoreCommonTheCheaper) {
  ASSERT_TRUE(common_syllable_cost("va|2").has_value()) << "và";
  ASSERT_TRUE(common_syllable_cost("huyen|065").has_value()) << "huyện";
  EXPECT_LT(*common_syllable_cost("va|2"), *common_syllable_cost("huyen|065"));
  EXPECT_TRUE(common_syllable_cost("ki|2").has_value()) << "kỳ, by its term";
}

TEST(CommonSyllables, OthersHaveNone) {
  for (char const* const term : {"va|", "cung|3", "khua|71", "", "|"}) {
    EXPECT_FALSE(common_syllable_cost(term).has_value()) << term;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
