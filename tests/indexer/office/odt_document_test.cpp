// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxOdtBytes = 1 << 20;

std::string odt_of(std::string const& text) {
  return test::make_zip({{"content.xml", test::odt_xml(text)}});
}

TEST(OdtDocument, TextOfParagraphsAndTables) {
  struct Row {
    std::string xml;
    std::string text;
    char const* why;
  };
  Row const rows[] = {
      {"<text:h>Thông báo</text:h><text:p/><text:p>Một.</text:p>", "Thông báo\nMột.\n",
       "heading and paragraphs"},
      {"<text:p>Tu b<text:span>ổ</text:span> <text:span>đê</text:span>\n  hữu</text:p>",
       "Tu bổ đê hữu\n", "spans; a line end in the XML is a blank"},
      {"<text:p>Số:<text:s text:c=\"3\"/>12<text:tab/>a<text:line-break/>Hai</text:p>",
       "Số: 12 a\nHai\n", "blanks, tab and break"},
      {"<table:table><table:table-row><table:table-cell><text:p>Yên Lãng</text:p>"
       "</table:table-cell><table:table-cell><text:p>120</text:p></table:table-cell>"
       "</table:table-row></table:table>",
       "Yên Lãng\t120\n", "table row by row"},
      {"<text:tracked-changes><text:deletion><text:p>cũ</text:p></text:deletion>"
       "</text:tracked-changes><text:p>mới<office:annotation><text:p>lời bàn</text:p>"
       "</office:annotation></text:p>",
       "mới\n", "deleted text and comments"},
  };
  for (Row const& row : rows) {
    auto const read = read_odt(odt_of(row.xml), kMaxOdtBytes);
    ASSERT_TRUE(read.has_value()) << row.why << ": " << to_string(read.error());
    EXPECT_EQ(read->text, row.text) << row.why;
  }
}

TEST(OdtDocument, NotesHeadsAndFeet) {
  auto const read = read_odt(
      test::make_zip(
          {{"content.xml",
            test::odt_xml("<text:p>Mức hỗ trợ<text:note><text:note-citation>1</text:note-citation>"
                          "<text:note-body><text:p>Theo Luật Thú y.</text:p></text:note-body>"
                          "</text:note>.</text:p>")},
           {"styles.xml",
            "<office:document-styles><office:master-styles><style:master-page><style:header><text:"
            "p>"
            "Bản tin xã</text:p></style:header><style:footer><text:p>- <text:page-number>1"
            "</text:page-number> -</text:p></style:footer></style:master-page><style:master-page>"
            "<style:header><text:p>Bản tin xã</text:p></style:header></style:master-page>"
            "</office:master-styles></office:document-styles>"}}),
      kMaxOdtBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text, "Theo Luật Thú y.\nMức hỗ trợ.\nBản tin xã\n");
}

TEST(OdtDocument, Titles) {
  auto const read = read_odt(
      test::make_zip({{"content.xml", test::odt_xml("<text:p text:style-name=\"P1\">Lịch tiêm"
                                                    "</text:p><text:p>Một.</text:p>")},
                      {"meta.xml",
                       "<office:document-meta><office:meta><dc:title>Lịch tiêm chủng</dc:title>"
                       "</office:meta></office:document-meta>"}}),
      kMaxOdtBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->styled_title, "Lịch tiêm");
  EXPECT_EQ(read->metadata_title, "Lịch tiêm chủng");
}

TEST(OdtDocument, RefusesWithAReason) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<text:span>";
  for (int i = 0; i < 20'000; ++i) deep += "</text:span>";
  struct Row {
    std::string bytes;
    std::string named;
    char const* why;
  };
  Row const rows[] = {
      {"", "not a zip archive", "empty"},
      {test::make_zip({{"a", "b"}}), "no content.xml", "another zip"},
      {test::make_zip(
           {{"content.xml", "\x01\x02"}, {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}),
       "encrypted", "password"},
      {test::make_zip({{"content.xml", "<a>"}}), "broken at byte", "broken XML"},
      {odt_of("<text:p>" + std::string(kMaxOdtBytes, 'x') + "</text:p>"), "more than the limit",
       "bomb"},
      {odt_of(deep), "nest deeper", "deep"},
  };
  for (Row const& row : rows) {
    auto const read = read_odt(row.bytes, kMaxOdtBytes);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

}  // namespace
}  // namespace tracuu::indexer
