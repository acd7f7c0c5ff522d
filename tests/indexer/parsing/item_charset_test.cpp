// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/item_charset.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

std::string name_and_text(SourceFormat format, std::string const& bytes) {
  auto const examined = examine_item({format, "dir/a", "a", bytes});
  return examined ? examined->report.name() + ": " + examined->text : to_string(examined.error());
}

TEST(ItemCharset, EachFormat) {
  EXPECT_EQ(name_and_text(SourceFormat::PlainText,
                          "C\xE9ng h\xDF"
                          "a X\xB7 h\xE9i"),
            "TCVN3: Cộng hòa Xã hội");
  EXPECT_EQ(name_and_text(SourceFormat::Html, "<p>Céng hßa X· héi"), "TCVN3: <p>Cộng hòa Xã hội");
  EXPECT_EQ(name_and_text(SourceFormat::JsonLine, R"({"extra": 1,  "title":"Xã Đông"})"),
            "UTF-8: {\"extra\": 1,  \"title\":\"Xã Đông\"}\n")
      << "a good line stays byte by byte";
  EXPECT_EQ(name_and_text(SourceFormat::JsonLine, R"({"title":"Céng hßa X· héi"})"),
            "TCVN3: {\"title\":\"Cộng hòa Xã hội\"}\n");
}

TEST(ItemCharset, WhatIsUndecidedIsReported) {
  auto const examined = examine_item({SourceFormat::PlainText, "a", "a", "Fran\xE7ois M\xFCller"});
  ASSERT_TRUE(examined.has_value());
  EXPECT_FALSE(examined->report.is_clear());
  EXPECT_EQ(examined->undecided_byte, 4U);
  EXPECT_EQ(examined->text, "François Müller");
}

TEST(ItemCharset, MixedFile) {
  auto const examined =
      examine_item({SourceFormat::PlainText, "a", "a", test::fixture("mixed_charsets.txt")});
  ASSERT_TRUE(examined.has_value());
  EXPECT_EQ(examined->text,
            "Trạm y tế xã Đông Khê tiêm phòng cho trẻ em dưới sáu tuổi.\n"
            "Lò gạch cũ ở thôn Đoài ngừng đốt từ ngày mồng một.\n"
            "Đội bóng thôn Thượng thắng giải làng, thưởng hai con vịt.\n"
            "Bến đò chợ Mới nghỉ chạy khi nước lớn.\n"
            "Duyên Hà\n");
}

TEST(ItemCharset, ErrorsBeginWithTheName) {
  EXPECT_TRUE(name_and_text(SourceFormat::JsonLine, "{").starts_with("dir/a: "));
}

}  // namespace
}  // namespace tracuu::indexer
