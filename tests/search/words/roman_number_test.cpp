// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/roman_number.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

TEST(RomanNumber, IsWrittenAndRead) {
  struct {
    unsigned number;
    char const* roman;
  } const rows[] = {{1, "i"},     {4, "iv"},   {9, "ix"},   {10, "x"},
                    {13, "xiii"}, {19, "xix"}, {25, "xxv"}, {39, "xxxix"}};
  for (auto const& row : rows) {
    EXPECT_EQ(roman_number(row.number), row.roman);
    EXPECT_EQ(parse_roman_number(row.roman), row.number);
  }
}

TEST(RomanNumber, WhatIsNone) {
  EXPECT_EQ(roman_number(0), "");
  EXPECT_EQ(roman_number(40), "");
  for (char const* const text : {"", "iiii", "xl", "vx", "a", "XIII"}) {
    EXPECT_FALSE(parse_roman_number(text)) << text;
  }
}

TEST(RomanNumber, TheOtherNumeral) {
  EXPECT_EQ(other_numeral("13"), "xiii");
  EXPECT_EQ(other_numeral("xiii"), "13");
  for (char const* const text : {"", "0", "113", "40", "khoa"}) EXPECT_EQ(other_numeral(text), "");
}

}  // namespace
}  // namespace tracuu::search
