// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/announcement_reader.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/sha256.hpp"
#include "tests/indexer/office_files.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

TEST(AnnouncementReader, ReadsEachFormat) {
  struct Row {
    SourceFormat format;
    std::string bytes;
    std::string expected;  ///< as schema::to_json writes the announcement
  };
  std::vector<Row> rows{
      {SourceFormat::JsonLine, R"({"id":"17","title":"Thông báo"})",
       R"({"id":"17","title":"Thông báo","source_file":"dir/a:1","filetype":"JSON","charset":"UTF-8"})"},
      {SourceFormat::JsonLine, R"({"title":"Thông báo","charset":"tcvn3"})",
       R"({"id":"a:1","title":"Thông báo","source_file":"dir/a:1","filetype":"JSON","charset":"tcvn3"})"},
      {SourceFormat::PlainText, "Thông báo\nMột.",
       R"({"id":"a:1","title":"Thông báo","body":"Một.","source_file":"dir/a:1","filetype":"TXT","charset":"UTF-8"})"},
      {SourceFormat::Html, "<title>Thông báo</title><p>Một.</p>",
       R"({"id":"a:1","title":"Thông báo","body":"Một.","source_file":"dir/a:1","filetype":"HTML","charset":"UTF-8"})"},
      {SourceFormat::Docx, test::make_docx("Thông báo\nMột."),
       R"({"id":"a:1","title":"Thông báo","body":"Một.","source_file":"dir/a:1","filetype":"DOCX","charset":"UTF-8"})"},
      {SourceFormat::Odt,
       test::make_zip({{"content.xml", test::odt_xml("<text:p>Thông báo</text:p><text:p>Một."
                                                     "</text:p>")}}),
       R"({"id":"a:1","title":"Thông báo","body":"Một.","source_file":"dir/a:1","filetype":"ODT","charset":"UTF-8"})"},
      {SourceFormat::TableRow, R"({"title":"Thông báo"})",
       R"({"id":"a:1","title":"Thông báo","source_file":"dir/a:1","filetype":"CSV","charset":"UTF-8"})"},
      {SourceFormat::FeedEntry, R"({"title":"Thông báo"})",
       R"({"id":"a:1","title":"Thông báo","source_file":"dir/a:1","filetype":"RSS","charset":"UTF-8"})"},
  };
  rows.push_back(
      {SourceFormat::JsonLine,
       R"({"tracuu_export":1,"id":"17","title":"Hµ Néi","filetype":"DOC","charset":"TCVN3","charset_confidence":0.9})",
       R"({"id":"17","title":"Hµ Néi","filetype":"DOC","charset":"TCVN3","charset_confidence":0.9})"});
  rows.push_back({SourceFormat::JsonLine, R"({"tracuu_export":1,"title":"Thông báo"})",
                  R"({"id":"a:1","title":"Thông báo"})"});
  std::string const pdf = test::make_pdf({"Thông báo\nMột.", "Hai."});
  rows.push_back(
      {SourceFormat::Pdf, pdf,
       R"({"id":"a:1","title":"Thông báo","body":"Một.\nHai.","file_hash":")" +
           base::sha256_hex(pdf) +
           R"(","pages":[{"page":1,"offset":0},{"page":2,"offset":7}],"source_file":"dir/a:1","filetype":"PDF","charset":"UTF-8"})"});
  for (Row const& row : rows) {
    auto const read = read_announcement({row.format, "dir/a:1", "a:1", row.bytes});
    ASSERT_TRUE(read.has_value()) << to_string(read.error());
    EXPECT_EQ(schema::to_json(*read), row.expected);
  }
}

TEST(AnnouncementReader, ErrorsBeginWithTheName) {
  struct Row {
    SourceFormat format;
    std::string bytes;
    std::string named;
    char const* why;
  };
  std::string const windows_page =
      "<meta http-equiv=Content-Type content='text/html; charset=Windows-1258'><p>M\xFCller";
  std::vector<Row> const rows{
      {SourceFormat::JsonLine, "{\"title\":\"M\xFCller\"}", "byte 11 is not UTF-8", "JSON"},
      {SourceFormat::JsonLine, "{", "JSON", "broken"},
      {SourceFormat::PlainText, "M\xFCller", "byte 1 is not UTF-8", "text"},
      {SourceFormat::PlainText, "\xFF\xFEH", "byte 0 is not UTF-8", "half of UTF-16"},
      {SourceFormat::PlainText, "", "no title and no text", "empty file"},
      {SourceFormat::Html, "", "no title and no text", "empty file"},
      {SourceFormat::Html, "<script>x</script>", "no title and no text", "nothing to read"},
      {SourceFormat::Html, windows_page, "declares the charset windows-1258", "other charset"},
      {SourceFormat::Html, "<p>M\xFCller", "byte 4 is not UTF-8", "no charset"},
      {SourceFormat::Pdf, test::make_pdf({""}), "no text layer", "scanned"},
      {SourceFormat::Docx, test::make_docx(""), "no text", "empty document"},
      {SourceFormat::Odt, "x", "not a zip archive", "no document"},
      {SourceFormat::Doc, "\x01x", "not a Word document", "no document"},
  };
  for (Row const& row : rows) {
    auto const read = read_announcement({row.format, "dir/a", "a", row.bytes});
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_EQ(read.error().subject, "dir/a") << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

TEST(AnnouncementReader, ConvertsLegacyCharsetsAndKeepsTheirNames) {
  struct Row {
    SourceFormat format;
    std::string bytes;
    std::string title;
    char const* charset;
    char const* why;
  };
  std::vector<Row> const rows{
      {SourceFormat::PlainText, "C\xE9ng h\xDF\x61 X\xB7 h\xE9i\nM\xE9t.", "Cộng hòa Xã hội",
       "TCVN3", "text"},
      {SourceFormat::Html, "<title>C\xE9ng h\xDF\x61 X\xB7 h\xE9i</title>", "Cộng hòa Xã hội",
       "TCVN3", "HTML"},
      {SourceFormat::JsonLine, "{\"title\":\"C\xE9ng h\xDF\x61 X\xB7 h\xE9i\"}", "Cộng hòa Xã hội",
       "TCVN3", "JSON in bytes"},
      {SourceFormat::JsonLine, R"({"title":"C\u00e9ng h\u00dfa X\u00b7 héi","charset":"utf-8"})",
       "Cộng hòa Xã hội", "TCVN3", "JSON with pasted text; what it says of itself is wrong"},
      {SourceFormat::JsonLine, "{\"title\":\"n\xE3 ch\xB9y\",\"charset\":\"x-viet-tcvn\"}",
       "nó chạy", "TCVN3", "JSON in bytes that names its charset"},
      {SourceFormat::PlainText, std::string("\xFF\xFEx\0\xE3\0\n\0b\0", 10), "xã", "UTF-16",
       "UTF-16"},
      {SourceFormat::Docx, test::make_docx("Céng hßa X· héi\nMét."), "Cộng hòa Xã hội", "TCVN3",
       "a document in .VnTime"},
      {SourceFormat::Pdf, test::make_pdf({"Céng hßa X· héi\nMét."}), "Cộng hòa Xã hội", "TCVN3",
       "a PDF in .VnTime"},
      {SourceFormat::Pdf, test::make_pdf({"Mét c©u."}, "Céng hßa X· héi"), "Cộng hòa Xã hội",
       "TCVN3", "and its title"},
  };
  for (Row const& row : rows) {
    auto const read = read_announcement({row.format, "dir/a", "a", row.bytes});
    ASSERT_TRUE(read.has_value()) << row.why << ": " << to_string(read.error());
    EXPECT_EQ(read->title, row.title) << row.why;
    EXPECT_EQ(read->charset, row.charset) << row.why;
    EXPECT_GT(read->charset_confidence, 0.9) << row.why;
  }
}

TEST(AnnouncementReader, PortalPageInTcvn3) {
  auto const read =
      read_announcement({SourceFormat::PlainText, "t.txt", "t", test::fixture("tcvn3_page.txt")});
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->title, "Xã Đông Khê ra quân làm thuỷ lợi");
  EXPECT_EQ(schema::format_iso_date(read->date.value()), "2006-01-05");
  EXPECT_EQ(read->charset, "TCVN3");
  EXPECT_LT(read->charset_confidence, 1);
}

TEST(AnnouncementReader, DeclaredCharsetThatIsWrongIsForgiven) {
  auto const read = read_announcement(
      {SourceFormat::Html, "a", "a", "<meta charset=windows-1258><title>Huyện</title>"});
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->title, "Huyện");
}

TEST(ReadItem, TellsWhatWasNotUnderstood) {
  SourceItem item{SourceFormat::JsonLine, "a.jsonl:1", "a:1", R"({"title":"Một","views":12})"};
  item.not_understood = {"Lượt xem"};
  auto const reading = read_item(item);
  ASSERT_TRUE(reading.has_value());
  ASSERT_EQ(reading->remarks.not_understood().size(), 2U);
  EXPECT_EQ(reading->remarks.not_understood()[0].name, "views");
  EXPECT_EQ(reading->remarks.not_understood()[0].first_source, "a.jsonl:1");
  EXPECT_EQ(reading->remarks.not_understood()[1].name, "Lượt xem");
}

TEST(ReadItem, RefusesWhatNothingWasUnderstoodOf) {
  // It used to become an announcement without a word.
  for (char const* const line : {R"({"foo":"Một","bar":"Hai"})", R"({"id":"17"})", "{}"}) {
    auto const reading = read_item({SourceFormat::JsonLine, "a.jsonl:1", "a:1", line});
    ASSERT_FALSE(reading.has_value()) << line;
    EXPECT_EQ(reading.error().subject, "a.jsonl:1");
  }
  auto const named = read_item({SourceFormat::JsonLine, "a.jsonl:1", "a:1", R"({"foo":"Một"})"});
  EXPECT_NE(named.error().message.find("\"foo\""), std::string::npos) << named.error().message;
}

TEST(ReadItem, RefusesIdsThatNoAddressCanName) {
  for (std::string const id : {".", "..", "a\\u0000b"}) {
    SourceItem item{SourceFormat::JsonLine, "a.jsonl:1", "a:1",
                    R"({"title":"Một","id":")" + id + "\"}"};
    auto const read = read_item(item);
    ASSERT_FALSE(read) << id;
    EXPECT_EQ(read.error().subject, "a.jsonl:1");
    EXPECT_TRUE(read.error().message.starts_with("id: ")) << read.error().message;
    item.bytes.insert(1, R"("tracuu_export":1,)");
    EXPECT_FALSE(read_item(item)) << "a line of an export, too: " << id;
  }
  SourceItem named{SourceFormat::PlainText, "a.txt", std::string(4'000, 'a'), "Một\nHai ba bốn."};
  EXPECT_FALSE(read_item(named)) << "an id made of a name";
}

TEST(ReadItem, MakesTextOfHtmlInFields) {
  auto const reading = read_item(
      {SourceFormat::JsonLine, "a.jsonl:1", "a:1",
       R"({"title":"Ti&ecirc;m &amp; phòng","content":"<p>Tiêm <b>phòng</b>.</p><p>Hai.</p>"})"});
  ASSERT_TRUE(reading.has_value() && reading->announcement);
  EXPECT_EQ(reading->announcement->title, "Tiêm & phòng");
  EXPECT_EQ(reading->announcement->body, "Tiêm phòng.\nHai.");
}

TEST(ReadItem, LeavesOutPagesThatAskForIt) {
  SourceItem const item{SourceFormat::Html, "a.html", "a.html",
                        "<head><meta name=robots content=\"noindex, follow\"></head>"
                        "<h1>Họp dân</h1><p>Xã Đồng Lạc họp dân."};
  auto const reading = read_item(item);
  ASSERT_TRUE(reading.has_value());
  EXPECT_FALSE(reading->announcement.has_value());
  ASSERT_EQ(reading->remarks.left_out().size(), 1U);
  EXPECT_EQ(reading->remarks.left_out()[0].kind, LeftOutKind::NoIndex);
  auto const kept = read_item(item, {.limits = {}, .skip_list_pages = false, .keep_noindex = true});
  ASSERT_TRUE(kept.has_value() && kept->announcement);
  EXPECT_EQ(kept->announcement->title, "Họp dân");
}

TEST(ReadItem, LeavesOutListPagesIfAsked) {
  std::string html = "<body><h1>Tin mới</h1>";
  for (int i = 0; i < 12; ++i)
    html += "<p><a href=a.html>Xã Đồng Lạc họp dân về việc tiêm phòng</a></p>";
  SourceItem const item{SourceFormat::Html, "tin.html", "tin.html", html};
  auto const kept = read_item(item);
  EXPECT_TRUE(kept.has_value() && kept->announcement) << "not asked for";
  auto const reading =
      read_item(item, {.limits = {}, .skip_list_pages = true, .keep_noindex = false});
  ASSERT_TRUE(reading.has_value());
  EXPECT_FALSE(reading->announcement.has_value());
  ASSERT_EQ(reading->remarks.left_out().size(), 1U);
  EXPECT_EQ(reading->remarks.left_out()[0].kind, LeftOutKind::ListPage);
  EXPECT_EQ(reading->remarks.left_out()[0].source, "tin.html");
  EXPECT_FALSE(
      read_announcement(item, {.limits = {}, .skip_list_pages = true, .keep_noindex = false})
          .has_value());
}

TEST(AnnouncementReader, ReadsPagesByTheRules) {
  ReadingOptions options;
  options.rules = std::make_shared<ExtractionRules>(
      ExtractionRules::parse("[[page]]\npath = \"tin/*\"\ntitle = \"p\"", "r").value());
  SourceItem item{SourceFormat::Html, "dir/tin/a.html", "tin/a.html",
                  "<title>Họp dân</title><p>Một."};
  EXPECT_EQ(read_announcement(item, options).value().title, "Một.");
  item.key = "khac/a.html";
  EXPECT_EQ(read_announcement(item, options).value().title, "Họp dân");
}

TEST(AnnouncementReader, PagesThatArePicturesAreTold) {
  test::PlacedPage text;
  for (int line = 0; line < 4; ++line) {
    text.texts.push_back(
        {50, 700.0 - 14 * line, "Thông báo về lịch tiêm phòng cho đàn lợn trong xã"});
  }
  SourceItem const item{SourceFormat::Pdf, "dir/a:1", "a:1",
                        test::make_placed_pdf({text, {{}, true}, {{}, true}})};
  auto const reading = read_item(item);
  ASSERT_TRUE(reading.has_value()) << to_string(reading.error());
  ASSERT_TRUE(reading->announcement.has_value());
  EXPECT_EQ(reading->announcement->picture_pages, "2-3");
  ASSERT_EQ(reading->remarks.left_out().size(), 1U);
  EXPECT_EQ(reading->remarks.left_out()[0].kind, LeftOutKind::Scan);
  EXPECT_EQ(reading->remarks.left_out()[0].reason, "pages that are pictures: 2-3");
}

}  // namespace
}  // namespace tracuu::indexer
