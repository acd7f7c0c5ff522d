// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/one_line_page.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {
namespace {

std::string repeated(std::string const& sentence, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += ' ' + sentence;
  return text;
}

TEST(OneLinePage, Titles) {
  std::string const filler =
      repeated("Cán bộ thú y xã lập sổ theo dõi đàn vật nuôi đã tiêm phòng hằng tháng.", 30);
  struct Row {
    std::string text;
    char const* title;
    char const* why;
  };
  Row const rows[] = {
      {"Trạm y tế mở lớp học bơi Sign In Tin tức Trạm y tế mở lớp học bơi Sáng 5/7" + filler,
       "Trạm y tế mở lớp học bơi", "before the menu"},
      {"Trạm y tế mở lớp học bơi Tin tức Trạm y tế mở lớp học bơi Sáng 5/7" + filler,
       "Trạm y tế mở lớp học bơi", "what stands in it again"},
      {"Thông báo số 9/TB-UBND về lịch tiêm (đợt 2). Đợt này tiêm 9 thôn" + filler,
       "Thông báo số 9/TB-UBND về lịch tiêm (đợt 2).", "a sentence"},
      {"Lãnh đạo TP. Hà Nam thăm xã ta. Sau đó" + filler, "Lãnh đạo TP. Hà Nam thăm xã ta.",
       "the stop of an abbreviation ends no sentence"},
  };
  for (Row const& row : rows) {
    auto const lines = split_lines(row.text);
    ASSERT_TRUE(is_one_line_page(lines)) << row.why;
    schema::Announcement const page = parse_one_line_page(lines);
    EXPECT_EQ(page.title, row.title) << row.why;
    EXPECT_EQ(page.title.size() + page.body.size() + 1, row.text.size()) << row.why;
  }
}

TEST(OneLinePage, FieldsByLabels) {
  std::string const text =
      "Thông tư số 99/2031/TT-BYT về tiêm chủng. Trang chủ Công báo Ban hành: 02/01/2031 - Hiệu "
      "lực: "
      "01/03/2031 Nội dung" +
      repeated("Các hộ dân đưa trẻ đến trạm xá để được tiêm chủng đúng lịch.", 20);
  schema::Announcement const page = parse_one_line_page(split_lines(text));
  EXPECT_EQ(page.number, "99/2031/TT-BYT");
  EXPECT_EQ(page.unit, "Bộ Y tế");
  ASSERT_TRUE(page.date);
  EXPECT_EQ(schema::format_iso_date(*page.date), "2031-01-02");
}

TEST(OneLinePage, NothingShowsTheEnd) {
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += "chữ" + std::string(1, static_cast<char>('a' + i % 26)) + ' ';
  for (int i = 0; i < 300; ++i) text += std::to_string(i * 7919) + ' ';
  auto const lines = split_lines(text);
  schema::Announcement const page = parse_one_line_page(lines);
  EXPECT_LE(page.title.size(), 300U);
  EXPECT_EQ(page.body, lines.front()) << "what was cut stays in the text";
}

TEST(OneLinePage, OthersAreNone) {
  EXPECT_FALSE(is_one_line_page(split_lines("Tiêu đề\nMột.")));
  EXPECT_FALSE(is_one_line_page({}));
  std::string const page = "Lớp học bơi của trạm y tế xã Trang chủ" + repeated("Tin tức", 40);
  EXPECT_TRUE(is_one_line_page(split_lines(page))) << "a menu";
}

TEST(OneLinePage, HugeLine) {
  std::string const text = repeated("a b", 1'000'000);
  EXPECT_FALSE(parse_one_line_page(split_lines(text)).title.empty());
}

}  // namespace
}  // namespace tracuu::indexer
