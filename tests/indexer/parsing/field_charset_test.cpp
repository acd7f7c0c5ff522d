// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/field_charset.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

using analyzers::Charset;

schema::Announcement sample() {
  schema::Announcement announcement;
  announcement.title = "LÞch häp tiÕp d©n cña ñy ban";
  announcement.body = "Th«ng b¸o cho d©n x·.\n\nHọp ở đình.\nCéng hßa";
  announcement.unit = "X· §«ng";
  announcement.numbers = {"12/Q§-UB", "13"};
  return announcement;
}

TEST(FieldCharset, ConvertsEveryFieldByItsLines) {
  schema::Announcement announcement = sample();
  auto const report = convert_fields(announcement, FieldText::Utf8);
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(announcement.title, "Lịch họp tiếp dân của ủy ban");
  EXPECT_EQ(announcement.body, "Thông báo cho dân xã.\n\nHọp ở đình.\nCộng hòa");
  EXPECT_EQ(announcement.unit, "Xã Đông") << "short, decided by the other fields";
  EXPECT_EQ(announcement.numbers[1], "13");
  EXPECT_EQ(report->charset(), Charset::Tcvn3);
}

TEST(FieldCharset, GoodTextStays) {
  schema::Announcement announcement;
  announcement.title = "Xã Đông";
  announcement.body = "\n\nHà Nam\n\n";
  announcement.category = "Où";
  schema::Announcement const before = announcement;
  auto const report = convert_fields(announcement, FieldText::Utf8);
  EXPECT_EQ(schema::to_json(announcement), schema::to_json(before));
  EXPECT_FALSE(report->has_conversions());
}

TEST(FieldCharset, TextOfBytesMayNotHaveOtherLetters) {
  schema::Announcement announcement;
  announcement.title = "LÞch ệ";
  EXPECT_FALSE(convert_fields(announcement, FieldText::Windows1252).has_value());
}

TEST(FieldCharset, BytesThatLookLikeAByteOrderMarkAreText) {
  schema::Announcement announcement;
  announcement.title = "ÿþ";
  announcement.body = "a\nb";
  auto const report = convert_fields(announcement, FieldText::Windows1252);
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(announcement.body, "a\nb");
}

}  // namespace
}  // namespace tracuu::indexer
