// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxDocxBytes = 1 << 20;

std::string docx_of(std::string const& body) {
  return test::make_zip({{"word/document.xml", test::docx_xml(body)}});
}

TEST(DocxDocument, TextOfParagraphsAndTables) {
  struct Row {
    std::string body;
    std::string text;
    char const* why;
  };
  Row const rows[] = {
      {"<w:p><w:r><w:t>Thông báo</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>Một.</w:t></w:r></w:p>",
       "Thông báo\nMột.\n", "paragraphs; an empty one is none"},
      {"<w:p><w:r><w:t>Tu b</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ổ</w:t></w:r>"
       "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r><w:r><w:t>đê</w:t></w:r></w:p>",
       "Tu bổ đê\n", "a word in several runs, a blank of its own"},
      {"<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>Số:</w:t><w:tab/>"
       "<w:t>12</w:t><w:br/><w:t>Hai</w:t></w:r></w:p>",
       "Số: 12\nHai\n", "tab and break; tab stops are no tabs"},
      {"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Xã</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Hộ"
       "</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Yên "
       "Lãng</w:t></w:r></w:p></w:tc>"
       "<w:tc><w:p><w:r><w:t>120</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
       "Xã Hộ\nYên Lãng 120\n", "table row by row"},
      {"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>UBND</w:t></w:r></w:p><w:p><w:r><w:t>Số: 1</w:t></w:r>"
       "</w:p></w:tc><w:tc><w:p><w:r><w:t>Độc lập</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
       "UBND\nSố: 1\nĐộc lập\n", "a table that lays out the page, cell by cell"},
      {"<w:p><w:del><w:r><w:delText>cũ</w:delText><w:t>cũ</w:t></w:r></w:del><w:ins><w:r><w:t>mới"
       "</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
       "mới\n", "deleted text and field codes"},
      {"<w:p><w:r><w:t>Ngoài</w:t><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Khung</w:t></w:r>"
       "</w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>Khung</w:t></w:r></w:p></mc:Fallback>"
       "</mc:AlternateContent></w:r></w:p>",
       "Khung\nNgoài\n", "a text box, once"},
      {"<w:p><w:r><w:t>A &amp; B &lt; C &#7879;</w:t></w:r></w:p>", "A & B < C ệ\n", "entities"},
      {"<w:p><w:r><w:t>C\xC3\xA9ng h\xC3\x9F\x61</w:t></w:r></w:p>", "Céng hßa\n",
       "legacy text stays: it is judged later"},
  };
  for (Row const& row : rows) {
    auto const read = read_docx(docx_of(row.body), kMaxDocxBytes);
    ASSERT_TRUE(read.has_value()) << row.why << ": " << to_string(read.error());
    EXPECT_EQ(read->text, row.text) << row.why;
    EXPECT_EQ(read->styled_title, "") << row.why;
  }
}

TEST(DocxDocument, Titles) {
  std::string const body =
      "<w:p><w:pPr><w:pStyle "
      "w:val=\"Tiu\"/></w:pPr><w:r><w:t>Lịch</w:t><w:br/><w:t>tiêm</w:t></w:r>"
      "</w:p><w:p><w:r><w:t>Một.</w:t></w:r></w:p>";
  auto const read = read_docx(
      test::make_zip({{"word/document.xml", test::docx_xml(body)},
                      {"word/styles.xml",
                       "<w:styles><w:style w:styleId=\"Tiu\"><w:name w:val=\"Title\"/></w:style>"
                       "</w:styles>"},
                      {"docProps/core.xml",
                       "<cp:coreProperties><dc:title>Lịch  tiêm chủng</dc:title>"
                       "</cp:coreProperties>"}}),
      kMaxDocxBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->styled_title, "Lịch tiêm");
  EXPECT_EQ(read->metadata_title, "Lịch tiêm chủng");
  EXPECT_EQ(read->text, "Lịch\ntiêm\nMột.\n");
}

TEST(DocxDocument, RefusesWithAReason) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<w:p>";
  for (int i = 0; i < 20'000; ++i) deep += "</w:p>";
  std::string const good = test::make_docx("Một.");
  struct Row {
    std::string bytes;
    std::string named;
    char const* why;
  };
  Row const rows[] = {
      {"", "not a zip archive", "empty"},
      {good.substr(0, good.size() / 2), "cut off", "truncated"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "encrypted", "Office wraps what is encrypted"},
      {test::make_zip({{"a", "b"}}), "no word/document.xml", "another zip"},
      {test::make_zip({{"word/document.xml", "<a><b></a>"}}), "broken at byte", "broken XML"},
      {test::make_docx(std::string(kMaxDocxBytes, 'x')), "more than the limit", "bomb"},
      {docx_of(deep), "nest deeper", "deep"},
  };
  for (Row const& row : rows) {
    auto const read = read_docx(row.bytes, kMaxDocxBytes);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

}  // namespace
}  // namespace tracuu::indexer
