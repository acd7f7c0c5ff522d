// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_csv.hpp"

#include <gtest/gtest.h>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

using namespace std::string_literals;

TEST(AnnouncementCsv, BeginsWithAByteOrderMarkAndTheColumns) {
  EXPECT_EQ(csv_head(),
            "\xEF\xBB\xBFid,title,date,number,cites,unit,author,place,site,category,language,"
            "url,abstract\r\n");
}

TEST(AnnouncementCsv, IsOneRow) {
  EXPECT_EQ(announcement_csv(test::reform_announcement()),
            "gv-1,Hội nghị sơ kết công tác cải cách hành chính,2023-07-11,"
            "119/QĐ-UBND,120/QĐ-UBND,Trung tâm VHTT&TT,Nguyễn Thị Thuỳ,huyện Gia Viễn,"
            "giavien.ninhbinh.gov.vn,Tin hoạt động,vi,"
            "https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html,"
            "\"Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.\"\r\n");
}

TEST(AnnouncementCsv, AnEmptyAnnouncementHasAllItsColumns) {
  EXPECT_EQ(announcement_csv({}), ",,,,,,,,,,,,\r\n");
}

TEST(AnnouncementCsv, CellsAreQuotedWhereTheyMustAndAreNeverFormulas) {
  struct Row {
    std::string text;
    std::string cell;
    char const* why;
  };
  Row const rows[] = {
      {"thủ tục", "thủ tục", "plain"},
      {"", "", "empty"},
      {"a,b", "\"a,b\"", "a comma"},
      {"a\"b", "\"a\"\"b\"", "a quote"},
      {"a\nb", "\"a\nb\"", "a line end"},
      {"a\r\nb", "\"a\r\nb\"", "a line end of two bytes"},
      {"=1+1", "'=1+1", "a formula"},
      {"=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1", "a command"},
      {"+84 229", "'+84 229", "a number is no worse for it"},
      {"-2+3", "'-2+3", "minus"},
      {"@SUM(A1)", "'@SUM(A1)", "at"},
      {"\t=1", "\"'\t=1\"", "a tab"},
      {"\r=1", "\"'\r=1\"", "a carriage return"},
      {"\n=1", "\"'\n=1\"", "a line feed"},
      {"\x01=1", "'=1", "what is left out must not hide it"},
      {"＝1+1", "'＝1+1", "full-width"},
      {"＠x", "'＠x", "full-width"},
      {"=\"a\",b", "\"'=\"\"a\"\",b\"", "quotes too"},
      {"1=1", "1=1", "not at the head"},
      {" =1", "' =1", "after a blank"},
      {"\u00A0+1", "'\u00A0+1", "after a no-break space"},
      {"\uFEFF@x", "'\uFEFF@x", "after a byte order mark"},
      {"\u200B\u2060 -1", "'\u200B\u2060 -1", "after several, of no width"},
      {"\u3000＝1", "'\u3000＝1", "wide ones"},
      {" thủ tục", " thủ tục", "a blank alone does no harm"},
      {"\u00A0", "\u00A0", "nothing seen"},
      {"a\0b"s, "ab", "NUL"},
  };
  for (Row const& row : rows) EXPECT_EQ(csv_cell(row.text), row.cell) << row.why;
}

TEST(AnnouncementCsv, EveryColumnIsGuarded) {
  schema::Announcement hostile;
  for (std::string* const field :
       {&hostile.id, &hostile.title, &hostile.unit, &hostile.author, &hostile.place, &hostile.site,
        &hostile.category, &hostile.language, &hostile.url, &hostile.abstract}) {
    *field = "=1";
  }
  hostile.number = "=1";
  hostile.numbers = {"=1", "=1"};
  EXPECT_EQ(announcement_csv(hostile), "'=1,'=1,,'=1,'=1,'=1,'=1,'=1,'=1,'=1,'=1,'=1,'=1\r\n");
}

}  // namespace
}  // namespace tracuu::formats
