// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascii.hpp"

#include <gtest/gtest.h>

namespace tracuu::base {
namespace {

TEST(LowerAscii, LeavesAllButCapitalsAsTheyAre) {
  EXPECT_EQ(lower_ascii('A'), 'a');
  EXPECT_EQ(lower_ascii('Z'), 'z');
  for (char const c : {'@', '[', 'a', 'z', '0', '\0', '\xC3'}) EXPECT_EQ(lower_ascii(c), c);
  EXPECT_EQ(to_lower_ascii("Content-TYPE: Ấ"), "content-type: Ấ");
  EXPECT_EQ(to_lower_ascii(""), "");
}

TEST(Ascii, KnowsDigitsAndBlanks) {
  for (int byte = 0; byte < 256; ++byte) {
    char const c = static_cast<char>(byte);
    EXPECT_EQ(is_digit(c), std::string_view("0123456789").find(c) != std::string_view::npos);
    EXPECT_EQ(is_blank(c), std::string_view(" \t\r\n").find(c) != std::string_view::npos);
  }
  EXPECT_TRUE(is_number("0119"));
  for (char const* const text : {"", "1a", " 1", "-1", "1.5"})
    EXPECT_FALSE(is_number(text)) << text;
}

TEST(Ascii, EqualsIgnoringCase) {
  EXPECT_TRUE(equals_ignoring_case("GZip", "gzip"));
  EXPECT_FALSE(equals_ignoring_case("gzip", "gzi"));
  EXPECT_FALSE(equals_ignoring_case("\u00c1", "\u00e1"));
}

TEST(Ascii, Trims) {
  EXPECT_EQ(trim(" \t a b\t "), "a b");
  EXPECT_EQ(trim("a"), "a");
  EXPECT_EQ(trim(" \t"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim(" a\r\n"), "a\r\n");
  EXPECT_EQ(trim(" a\r\n", " \r\n"), "a");
}

}  // namespace
}  // namespace tracuu::base
