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

TEST(CsvStream, RowsOfSeparators) {
  TestFolder const folder;
  std::string const row = "x" + std::string(1'000'000, ',');
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
