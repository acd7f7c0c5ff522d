// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/colour.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(Colour, IsReadAndWritten) {
  EXPECT_EQ(parse_colour("#0b4a7f"), (Colour{0x0b, 0x4a, 0x7f}));
  EXPECT_EQ(parse_colour("#FFaa00"), (Colour{0xff, 0xaa, 0x00}));
  for (char const* const text : {"", "#", "0b4a7f", "#0b4a7", "#0b4a7f0", "#0b4a7g", "#-b4a7f",
                                 "red", "#0b4a7f;}", "##b4a7f"}) {
    EXPECT_FALSE(parse_colour(text)) << text;
  }
  EXPECT_EQ(to_string(Colour{0x0b, 0x4a, 0x7f}), "#0b4a7f");
}

// The values are those of WebAIM's and the W3C's own examples.
TEST(Colour, HasTheContrastOfWcag) {
  EXPECT_DOUBLE_EQ(contrast(kBlack, kWhite), 21);
  EXPECT_DOUBLE_EQ(contrast(kWhite, kWhite), 1);
  EXPECT_NEAR(contrast(kWhite, {0x76, 0x76, 0x76}), 4.54, 0.005);
  EXPECT_NEAR(contrast({0x76, 0x76, 0x76}, kWhite), 4.54, 0.005);
  EXPECT_NEAR(contrast(kWhite, {0xff, 0x00, 0x00}), 4.00, 0.005);
  EXPECT_NEAR(contrast(kWhite, {0x00, 0x00, 0xff}), 8.59, 0.005);
}

TEST(Colour, IsMixed) {
  EXPECT_EQ(mixed({100, 0, 255}, kBlack, 0), (Colour{100, 0, 255}));
  EXPECT_EQ(mixed({100, 0, 255}, kBlack, 0.5), (Colour{50, 0, 128}));
  EXPECT_EQ(mixed({100, 0, 255}, kWhite, 1), kWhite);
}

}  // namespace
}  // namespace tracuu::server
