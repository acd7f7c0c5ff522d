// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/field_markup.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

std::string body_of(std::string body) {
  schema::Announcement announcement;
  announcement.body = std::move(body);
  EXPECT_TRUE(convert_markup(announcement).has_value());
  return announcement.body;
}

TEST(FieldMarkup, MakesTextOfHtml) {
  struct Row {
    char const* body;
    char const* expected;
    char const* why;
  };
  Row const rows[] = {
      {"<p>Ti&ecirc;m ph&ograve;ng <b>đàn lợn</b>.</p><p>Hai.</p>", "Tiêm phòng đàn lợn.\nHai.",
       "paragraphs and entities"},
      {"Một<br>Hai", "Một\nHai", "a line end"},
      {"Một &amp; hai\nBa &lt; bốn <5>", "Một & hai\nBa < bốn <5>", "entities alone"},
      {"Một  hai\n\nba", "Một  hai\n\nba", "text stays as it is"},
      {"a < b và c > d", "a < b và c > d", "signs of arithmetic"},
      {"Gửi <thu@vankhe.example> & <vidu>", "Gửi <thu@vankhe.example> & <vidu>",
       "an address and a word in angles"},
      {"Thẻ <b> của trang", "Thẻ <b> của trang", "a tag that is spoken of"},
      {"AT&T; R&D", "AT&T; R&D", "no entities"},
  };
  for (Row const& row : rows) EXPECT_EQ(body_of(row.body), row.expected) << row.why;
}

TEST(FieldMarkup, KeepsTitlesOneLine) {
  schema::Announcement announcement;
  announcement.title = "<h1>Tiêm &amp; phòng</h1><p>đàn lợn</p>";
  announcement.author = "Hồng&nbsp;Hạ";
  ASSERT_TRUE(convert_markup(announcement).has_value());
  EXPECT_EQ(announcement.title, "Tiêm & phòng đàn lợn");
  EXPECT_EQ(announcement.author, "Hồng Hạ");
}

TEST(FieldMarkup, TakesLinearTime) {
  std::string const many(2'000'000, '&');
  EXPECT_EQ(body_of(many), many);
  std::string const open(2'000'000, '<');
  EXPECT_EQ(body_of(open), open);
}

}  // namespace
}  // namespace tracuu::indexer
