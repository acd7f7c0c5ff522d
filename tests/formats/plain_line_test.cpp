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

struct SentenceRow {
  char const* text;
  char const* sentence;
};

TEST(FirstSentence, StandsForATitle) {
  SentenceRow const rows[] = {
      {"Ngày 3/2, huyện ra quân. Đã có 12 xã làm.", "Ngày 3/2, huyện ra quân"},
      {"\n  \nTHÔNG BÁO\nVề việc cắt điện. Kính gửi", "THÔNG BÁO"},
      {"UBND TP. Nam Định họp. Có 5.000 người dự.", "UBND TP. Nam Định họp"},
      {"Thuốc giá 5.000 đồng", "Thuốc giá 5.000 đồng"},
      {"Ai được hưởng? Người già.", "Ai được hưởng?"},
      {"Một hai ba bốn năm sáu bảy tám chín mười", "Một hai ba bốn năm sáu bảy …"},
      {"Họp.", "Họp"},
      {" \n\t", ""},
      {"", ""},
  };
  for (SentenceRow const& row : rows) EXPECT_EQ(first_sentence(row.text, 28), row.sentence);
}

TEST(PlainUri, HoldsWhatAnAddressMay) {
  EXPECT_EQ(plain_uri("https://a.example/b?c=%20d#e"), "https://a.example/b?c=%20d#e");
  EXPECT_EQ(plain_uri("https://a.example/đ ê\n\"<>{}\\^`|"),
            "https://a.example/%C4%91%20%C3%AA%0A%22%3C%3E%7B%7D%5C%5E%60%7C");
}

}  // namespace
}  // namespace tracuu::formats
