// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/plain_line.hpp"

#include <gtest/gtest.h>

namespace tracuu::formats {
namespace {

TEST(PlainLine, IsOneLine) {
  EXPECT_EQ(plain_line("  Hội\r\n nghị\t\x01 sơ\xC2\x85kết\xE2\x80\xA8 "), "Hội nghị sơ kết");
  EXPECT_EQ(plain_line(""), "");
  EXPECT_EQ(plain_line("\n\n"), "");
  EXPECT_EQ(plain_line("a\xFF"), "a\xEF\xBF\xBD");
}

TEST(PlainSummary, EndsBehindAWord) {
  EXPECT_EQ(plain_summary("Hội nghị sơ kết", 15), "Hội nghị sơ kết");
  EXPECT_EQ(plain_summary("Hội nghị sơ kết", 14), "Hội nghị sơ …");
  EXPECT_EQ(plain_summary("Hội nghị sơ kết", 8), "Hội nghị …");
  EXPECT_EQ(plain_summary("Hội nghị sơ kết", 2), "Hộ …") << "there is no whole word";
  EXPECT_EQ(plain_summary("", 5), "");
}

TEST(PlainUri, HoldsWhatAnAddressMay) {
  EXPECT_EQ(plain_uri("https://a.example/b?c=%20d#e"), "https://a.example/b?c=%20d#e");
  EXPECT_EQ(plain_uri("https://a.example/đ ê\n\"<>{}\\^`|"),
            "https://a.example/%C4%91%20%C3%AA%0A%22%3C%3E%7B%7D%5C%5E%60%7C");
}

}  // namespace
}  // namespace tracuu::formats
