// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/csv_stream.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/parsing/announcement_reader.hpp"
#include "tests/indexer/read_all.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

using test::expect_items;
using test::read_all;
using test::TestFolder;

TEST(CsvStream, Rows) {
  struct Row {
    std::string bytes;
    std::vector<std::string> expected;
    char const* why;
  };
  std::string const one = R"(a.csv:2|J|{"title":"một","body":"hai"})";
  std::vector<Row> const rows{
      {"title,body\nmột,hai\n", {one}, "comma"},
      {"title;body\nmột;hai", {one}, "semicolon, no last line end"},
      {"title\tbody\r\nmột\thai\r\n", {one}, "tab, Windows line ends"},
      {"\xEF\xBB\xBFtitle,body\nmột,hai\n", {one}, "byte order mark"},
      {"sep=;\ntitle;body\nmột;hai\n",
       {R"(a.csv:3|J|{"title":"một","body":"hai"})"},
       "Excel's line"},
      {"Tiêu đề;NỘI DUNG\nmột;hai\n", {one}, "Vietnamese names"},
      {"tieu_de,Noi Dung\nmột,hai\n", {one}, "without marks"},
      {"Tie\xCC\x82u đe\xCC\x82\xCC\x80,body\nmột,hai\n", {one}, "NFD"},
      {"\"title\",\"a;b;c\",body\nmột,x,hai\n", {one}, "separators in quotes do not count"},
      {"title,x,body\nmột,bỏ,hai\n", {one}, "other columns"},
      {"title,text,content\nmột,,hai\n", {one}, "the first that is not empty"},
      {"title,body\n\"mo\"\"t\",\"a, b\nc\"\nx,y\n",
       {R"(a.csv:2|J|{"title":"mo\"t","body":"a, b\nc"})", R"(a.csv:4|J|{"title":"x","body":"y"})"},
       "quotes; the line a row begins on"},
      {"title,body\n5\" x,\"a\" b\n",
       {R"(a.csv:2|J|{"title":"5\" x","body":"a b"})"},
       "quotes out of place"},
      {"title,body\n\n,\n một,hai\n", {R"(a.csv:4|J|{"title":" một","body":"hai"})"}, "empty rows"},
      {"title,số hiệu\nmột,12/TB-UBND; 13/KH-UBND\n",
       {R"(a.csv:2|J|{"title":"một","numbers":["12/TB-UBND","13/KH-UBND"]})"},
       "several numbers"},
      {"title\nmột\n", {R"(a.csv:2|J|{"title":"một"})"}, "one column"},
      {"title,body\nmột\na,b,c\nmột,hai\n",
       {"!a.csv:2: 1 cells, but the header has 2", "!a.csv:3: 3 cells",
        R"(a.csv:4|J|{"title":"một","body":"hai"})"},
       "another number of cells"},
      {"title,body\nmột,\"hai\nx,y\n",
       {"!a.csv:2: the row opens a quote that is never closed"},
       "open quote"},
      {"title,body\n" + std::string(300, 'x') + ",y\nmột,hai\n",
       {"!a.csv:2: the row has 302 bytes, more than the limit of 100",
        R"(a.csv:3|J|{"title":"một","body":"hai"})"},
       "endless line"},
      {"title,body\nx,\"" + std::string(80, 'y') + "\n" + std::string(80, 'y') + "\"\nmột,hai\n",
       {"!a.csv:2: the row has", R"(a.csv:4|J|{"title":"một","body":"hai"})"},
       "endless row"},
      {"title,body\nx," + std::string(98, 'y') + "\n",
       {R"(a.csv:2|J|{"title":"x","body":")" + std::string(98, 'y') + "\"}"},
       "just within the limit"},
      {"SỔ ĐĂNG KÝ, NĂM 2023\n\nTiêu đề;Nội dung\nmột;hai\n",
       {R"(a.csv:4|J|{"title":"một","body":"hai"})"},
       "a caption with another separator above the head"},
      {"Danh mục;;\nTiêu đề;Nội dung;\nmột;hai;\n",
       {R"(a.csv:3|J|{"title":"một","body":"hai"})"},
       "a caption with empty cells"},
      {"\"Tiêu\nđề\";\"Nội\ndung\"\nmột;hai, ba\n",
       {R"(a.csv:4|J|{"title":"một","body":"hai, ba"})"},
       "headings of two lines"},
      {"title,body,url\n(1),(2),(3)\nmột,hai,\n",
       {R"(a.csv:3|J|{"title":"một","body":"hai"})"},
       "numbers of columns"},
      {"title,body\nmột,hai,,\n", {one}, "blank cells after the last column"},
      {"Ngày đăng,title,Ngày ban hành\n13/07/2023,một,11/07/2023\n",
       {R"(a.csv:2|J|{"title":"một","date":"11/07/2023"})"},
       "the day of issue before that of posting"},
      {"title,Người ký\nmột,Trần Văn Mẫu\n",
       {R"(a.csv:2|J|{"title":"một","nguoiky":"Trần Văn Mẫu"})"},
       "a column that is no field of ours"},
      {std::string("\xFF\xFEt\0i\0t\0l\0e\0\t\0b\0o\0d\0y\0\n\0a\0\t\0b\0", 30),
       {R"(a.csv:2|J|{"title":"a","body":"b"})"},
       "Unicode text of Excel"},
      {"", {"!a.csv: the table is empty"}, "empty file"},
      {"title,body\n", {}, "only a header"},
      {"stt,ghi chú\n1,x\n",
       {"!a.csv: no column is named as a title or a text"},
       "no known column"},
      {"một,hai\nba,bốn\n", {"!a.csv: no column is named"}, "no header"},
      {std::string("\xFF\xFEt\0i\0", 6), {"!a.csv: no column is named"}, "UTF-16"},
  };
  TestFolder const folder;
  for (Row const& row : rows) {
    expect_items(read_all({folder.write("a.csv", row.bytes)}, {.max_item_bytes = 100}),
                 row.expected, row.why);
  }
}

TEST(CsvStream, NamesColumnsThatAreNotUnderstood) {
  TestFolder const folder;
  SourceReader reader({folder.write("a.csv", "title,Lượt xem,,x\nmột,12,y,\nhai,,,\n")}, {});
  auto const first = reader.next();
  ASSERT_TRUE(first.has_value() && first->has_value());
  EXPECT_EQ((*first)->not_understood, (std::vector<std::string>{"Lượt xem", "column 3"}));
  auto const second = reader.next();
  ASSERT_TRUE(second.has_value() && second->has_value());
  EXPECT_TRUE((*second)->not_understood.empty());
}

TEST(CsvStream, ReadsTheRegistersOfDecree30) {
  struct Row {
    char const* bytes;
    char const* expected;  ///< of the announcement
    char const* why;
  };
  Row const rows[] = {
      {"SỔ ĐĂNG KÝ VĂN BẢN ĐI\nSố, ký hiệu văn bản\tNgày tháng văn bản\tTên loại và trích yếu nội "
       "dung văn bản\tNgười ký\tNơi nhận văn bản\tĐơn vị, người nhận bản lưu\tSố lượng bản\tGhi "
       "chú\n(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)\n912/QĐ-UBND\t11/07/2023\tQuyết định về "
       "việc tiêm phòng\tTrần Văn Mẫu\tTrạm thú y\tVăn phòng\t3\t\n",
       R"("title":"Quyết định về việc tiêm phòng","body":"Người ký: Trần Văn Mẫu\nNơi nhận: Trạm thú )"
       R"(y\nĐơn vị, người nhận bản lưu: Văn phòng\nSố lượng bản: 3","date":"2023-07-11",)",
       "documents sent"},
      {"Ngày đến,Số đến,Tác giả,\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu "
       "nội dung văn bản,Đơn vị hoặc người nhận,Ngày chuyển,Ký nhận,Ghi chú\n"
       "12/07/2023,57,UBND huyện Vân Khê,45/KH-UBND,10/07/2023,Kế hoạch tiêm phòng,Văn "
       "phòng,12/07/2023,,\n",
       R"("date":"2023-07-10","unit":"UBND huyện Vân Khê",)", "documents received"},
  };
  TestFolder const folder;
  for (Row const& row : rows) {
    SourceReader reader({folder.write("so.csv", row.bytes)}, {});
    auto const item = reader.next();
    ASSERT_TRUE(item.has_value() && item->has_value()) << row.why;
    EXPECT_TRUE((*item)->not_understood.empty()) << row.why;
    auto const read = read_announcement(**item);
    ASSERT_TRUE(read.has_value()) << to_string(read.error());
    EXPECT_NE(schema::to_json(*read).find(row.expected), std::string::npos)
        << row.why << ": " << schema::to_json(*read);
  }
}

TEST(CsvStream, GivesATitleToTablesWithoutOne) {
  TestFolder const folder;
  SourceReader reader(
      {folder.write("a.csv", "Số hiệu,Trích yếu\n912/QĐ-UBND,Về việc tiêm phòng đàn lợn\n")}, {});
  auto const item = reader.next();
  ASSERT_TRUE(item.has_value() && item->has_value());
  auto const read = read_announcement(**item);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->title, "Về việc tiêm phòng đàn lợn");
}

TEST(CsvStream, RowsOfSeparators) {
  TestFolder const folder;
  std::string const row = "x" + std::string(1'000'000, ',') + "y";
  expect_items(read_all({folder.write("a.csv", "title,body\n" + row + "\nmột,hai\n")}),
               {"!a.csv:2: 1001 cells", R"(a.csv:3|J|{"title":"một","body":"hai"})"}, "a row");
  expect_items(read_all({folder.write("a.csv", "title" + row + "\n")}),
               {"!a.csv: the table has more than 1000 columns"}, "the header");
}

TEST(CsvStream, AllColumns) {
  TestFolder const folder;
  auto const file = folder.write(
      "a.csv",
      "Mã,Đường dẫn,Tiêu đề,Tóm tắt,Nội dung,Ngày ban hành,Cơ quan,Tác giả,Địa phương,Số/Ký "
      "hiệu,Chuyên mục,Ngôn ngữ\n"
      "tb-1,https://vankhe.example/1,Thông báo,Tóm lại,Toàn văn,11/7/2023,UBND xã,Lê "
      "An,xã Yên Lãng,12/TB-UBND,Tin tức,vi\n");
  SourceReader reader({file}, {});
  auto const item = reader.next();
  ASSERT_TRUE(item.has_value() && item->has_value());
  auto const read = read_announcement(**item);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->id, "tb-1");
  EXPECT_EQ(read->url, "https://vankhe.example/1");
  EXPECT_EQ(read->site, "vankhe.example");
  EXPECT_EQ(read->title, "Thông báo");
  EXPECT_EQ(read->abstract, "Tóm lại");
  EXPECT_EQ(read->body, "Toàn văn");
  EXPECT_EQ(schema::format_iso_date(read->date.value()), "2023-07-11");
  EXPECT_EQ(read->unit, "UBND xã");
  EXPECT_EQ(read->author, "Lê An");
  EXPECT_EQ(read->place, "xã Yên Lãng");
  EXPECT_EQ(read->number, "12/TB-UBND");
  EXPECT_EQ(read->numbers, std::vector<std::string>{"12/TB-UBND"});
  EXPECT_EQ(read->category, "Tin tức");
  EXPECT_EQ(read->language, "vi");
}

TEST(CsvStream, LegacyCharset) {
  TestFolder const folder;
  auto const file =
      folder.write("a.csv", "title\nC\xE9ng h\xDF\x61 x\xB7 h\xE9i ch\xF1 ngh\xDC\x61\n");
  SourceReader reader({file}, {});
  auto const item = reader.next();
  ASSERT_TRUE(item.has_value() && item->has_value());
  auto const read = read_announcement(**item);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->charset, "TCVN3");
  EXPECT_TRUE(read->title.starts_with("Cộng hòa xã hội")) << read->title;
}

}  // namespace
}  // namespace tracuu::indexer
