// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/lettered_word.hpp"

#include <gtest/gtest.h>

namespace tracuu::bench {
namespace {

TEST(LetteredWord, ReadAndSpelled) {
  for (char const* const word : {"người", "ĐẶNG", "Việt", "hòa", "x", ""}) {
    auto const lettered = read_letters(word);
    ASSERT_TRUE(lettered) << word;
    EXPECT_EQ(spell_letters(*lettered, analyzers::ToneStyle::Old), word);
  }
}

TEST(LetteredWord, OtherCharactersAndTwoTones) {
  for (char const* const word : {"covid19", "xã,", "a b", "hộinghị", "한"}) {
    EXPECT_FALSE(read_letters(word)) << word;
  }
}

}  // namespace
}  // namespace tracuu::bench
