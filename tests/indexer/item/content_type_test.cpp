// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/item/content_type.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

using enum SourceFormat;

std::string utf16(std::string const& ascii) {
  std::string text = "\xFF\xFE";
  for (char const c : ascii) text += std::string{c, '\0'};
  return text;
}

std::string const kMht =
    "From: <Saved by a browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n";
std::string const kMail =
    "From: xa@vankhe.example\nTo: huyen@vankhe.example\nSubject: x\nMIME-Version: 1.0\n\ntext\n";

TEST(ContentType, ContentGoesBeforeTheName) {
  struct Row {
    SourceFormat named;
    std::string bytes;
    SourceFormat read;
    char const* why;
  };
  std::string const page = "<!-- saved -->\n<HTML><head><title>x</title>";
  Row const rows[] = {
      {Doc, page, Html, "a page that Word opens"},
      {Doc, "\xEF\xBB\xBF  <?xml version=\"1.0\"?>\n<html xmlns:o=\"x\">", Html, "written by Word"},
      {Xls, "<table><tr><td>1", Html, "a table that Excel opens"},
      {Doc, utf16("<html><p>x"), Html, "in UTF-16"},
      {Doc, "{\\rtf1\\ansi x}", Rtf, "Rich Text Format"},
      {Doc, test::make_docx("x"), Docx, "a new document under the old ending"},
      {Docx, test::make_compound_file({{"WordDocument", "x"}}), Doc, "and the other way"},
      {Doc, test::make_compound_file({{"Workbook", "x"}}), Xls, "a table"},
      {Doc, test::make_compound_file({{"Book", "x"}}), Xls, "Excel 5"},
      {Doc, test::make_compound_file({{"PowerPoint Document", "x"}}), Ppt, "slides"},
      {Doc, test::make_zip({{"xl/workbook.xml", "x"}}), Xlsx, "a new table"},
      {Docx, test::make_zip({{"ppt/presentation.xml", "x"}}), Pptx, "new slides"},
      {Docx, test::make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}}), Odt, "ODF"},
      {Docx, test::make_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}), Ods,
       "a table"},
      {Doc, test::make_zip({{"a.txt", "x"}}), Doc, "another archive: its reader will say so"},
      {Doc, "Thông báo\nMột.", PlainText, "text"},
      {Xls, "Tên\tSố\n", PlainText, "a table with tabs"},
      {Xls, utf16("a\tb\n"), PlainText, "in UTF-16"},
      {Doc, std::string("\x31\xBE\0\0\0\xAB", 6), Doc, "neither text nor known"},
      {Doc, "<?xml version=\"1.0\"?><?mso-application?><w:wordDocument xmlns:w=\"x\">", Docx,
       "XML of Word 2003"},
      {Xls,
       "<?xml version=\"1.0\"?>\n<Workbook "
       "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
       Xls, "XML of Excel 2003"},
      {Html, "%PDF-1.4\n", Pdf, "a PDF"},
      {PlainText, "\n\n%PDF-1.4\n", Pdf, "with junk before it"},
      {PlainText, page, Html, "a page"},
      {PlainText, "<b>Thông báo</b>", PlainText, "text with tags"},
      {PlainText, "Subject: x\n", PlainText, "no mail"},
      {Doc, kMht, Mht, "a saved page"},
      {Html, kMht, Mht, "a saved page"},
      {Html, kMail, Eml, "an e-mail"},
      {Html, "Một dòng", Html, "a fragment stays what its name says"},
      {JsonLine, "<html>", JsonLine, "lines are what their file is"},
  };
  for (Row const& row : rows) {
    auto const read = format_to_read({row.named, "a", "a", row.bytes});
    ASSERT_TRUE(read.has_value()) << row.why;
    EXPECT_EQ(static_cast<int>(*read), static_cast<int>(row.read)) << row.why;
  }
}

TEST(ContentType, AnErrorPageIsToldByItsTitle) {
  for (SourceFormat const named : {Pdf, Docx, Xlsx}) {
    auto const read =
        format_to_read({named, "a.pdf", "a", "<html><head><TITLE> Không tìm thấy </TITLE>"});
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().message, "an HTML page, not what its ending says: \"Không tìm thấy\"");
  }
}

TEST(ContentType, GuessesByTheHead) {
  struct Row {
    std::string head;
    std::optional<SourceFormat> guess;
  };
  Row const rows[] = {
      {test::make_docx("x").substr(0, 100), Docx},
      {test::make_compound_file({{"Workbook", "x"}}).substr(0, 512), Doc},
      {"%PDF-1.7", Pdf},
      {"<html>", Html},
      {"{\\rtf1", Rtf},
      {"\x89PNG\r\n", std::nullopt},
      {"a text", std::nullopt},
      {"", std::nullopt},
  };
  for (Row const& row : rows) EXPECT_EQ(guess_of_head(row.head), row.guess) << row.head;
}

}  // namespace
}  // namespace tracuu::indexer
