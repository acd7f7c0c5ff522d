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

TEST(DocxDocument, ReadsDocumentsThatAreOneXmlFile) {
  auto const read = read_docx(
      "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Thông báo</w:t>"
      "</w:r></w:p><w:p><w:r><w:t>Một.</w:t></w:r></w:p></w:body></w:wordDocument>",
      1 << 20);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text, "Thông báo\nMột.\n");
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
       "Xã\tHộ\nYên Lãng\t120\n", "table row by row"},
      {"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>UBND</w:t></w:r></w:p><w:p><w:r><w:t>Số: 1</w:t></w:r>"
       "</w:p></w:tc><w:tc><w:p><w:r><w:t>Độc lập</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
       "UBND\nSố: 1\nĐộc lập\n", "a table that lays out the page, cell by cell"},
      {"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>UBND XÃ YÊN LÃNG</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
       "<w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>"
       "Số: 1/TB-UBND</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Yên Lãng, ngày 5 tháng 6 năm "
       "2020"
       "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
       "UBND XÃ YÊN LÃNG\nĐộc lập - Tự do - Hạnh phúc\nSố: 1/TB-UBND\n"
       "Yên Lãng, ngày 5 tháng 6 năm 2020\n",
       "a letterhead of cells of one line"},
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

std::string text_of(test::ZipMembers const& members) {
  auto const read = read_docx(test::make_zip(members), kMaxDocxBytes);
  return read ? read->text : "refused: " + to_string(read.error());
}

/// A part of a document around `body`.
std::string part(std::string const& root, std::string const& body) {
  return "<w:" + root + ">" + body + "</w:" + root + ">";
}

std::string paragraph(std::string const& text, std::string const& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

TEST(DocxDocument, NotesHeadsAndFeetStandAtTheEnd) {
  EXPECT_EQ(text_of({{"word/document.xml", test::docx_xml(paragraph("Một."))},
                     {"word/footnotes.xml",
                      part("footnotes", "<w:footnote w:type=\"separator\">" + paragraph("__") +
                                            "</w:footnote><w:footnote w:id=\"2\">" +
                                            paragraph("Theo Luật Thú y.") + "</w:footnote>")},
                     {"word/endnotes.xml",
                      part("endnotes", "<w:endnote>" + paragraph("Hạn chót.") + "</w:endnote>")},
                     {"word/header1.xml", part("hdr", paragraph("Số 946/KH-UBND"))},
                     {"word/header2.xml", part("hdr", paragraph("Số 946/KH-UBND"))},
                     {"word/footer1.xml", part("ftr", paragraph("3"))}}),
            "Một.\nTheo Luật Thú y.\nHạn chót.\nSố 946/KH-UBND\n");
}

TEST(DocxDocument, SignsInRuns) {
  std::string const vn_time = "<w:r><w:rPr><w:rFonts w:hAnsi=\".VnTime\"/></w:rPr>";
  struct Row {
    std::string body;
    std::string text;
    char const* why;
  };
  Row const rows[] = {
      {"<w:p>" + vn_time + "<w:t>tr</w:t><w:softHyphen/><w:t>ëng</w:t></w:r></w:p>",
       "tr\u00ADëng\n", "a soft hyphen is a letter of TCVN3"},
      {"<w:p><w:r><w:t>trư</w:t><w:softHyphen/><w:t>ởng</w:t></w:r></w:p>", "trưởng\n",
       "elsewhere nothing"},
      {"<w:p><w:r><w:t>12/QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r></w:p>", "12/QĐ-UBND\n",
       "a hyphen in a number"},
      {"<w:p><w:r><w:t>5 </w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:sym"
       " w:font=\"Symbol\" w:char=\"F061\"/><w:sym w:font=\"Wingdings\" "
       "w:char=\"F0A8\"/></w:r></w:p>",
       "5 ≥α\n", "symbols; pictures are none"},
      {"<w:p><w:r><w:t>Một</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></"
       "w:r><w:r><w:rPr>"
       "<w:vanish w:val=\"0\"/></w:rPr><w:t> hai</w:t></w:r></w:p>",
       "Một hai\n", "hidden text"},
      {"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + paragraph("Bấm vào đây") +
           "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" + paragraph("Tên") +
           "</w:sdtContent></w:sdt>",
       "Tên\n", "fields of forms, an empty one"},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(text_of({{"word/document.xml", test::docx_xml(row.body)}}), row.text) << row.why;
  }
}

TEST(DocxDocument, StylesHideTextAndNameFonts) {
  std::string const styles =
      "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hAnsi=\"Arial\"/></w:rPr>"
      "</w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr><w:rFonts"
      " w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr></w:style>"
      "<w:style w:styleId=\"H\"><w:basedOn w:val=\"N\"/><w:rPr><w:rFonts w:hAnsi=\".VnTimeH\"/>"
      "</w:rPr></w:style><w:style w:styleId=\"X\"><w:basedOn w:val=\"X\"/><w:rPr><w:vanish/>"
      "</w:rPr></w:style></w:styles>";
  std::string const body = paragraph("x·") + paragraph("x·", "<w:pStyle w:val=\"H\"/>") +
                           paragraph("x·", "<w:pStyle w:val=\"X\"/>");
  auto const read = read_docx(
      test::make_zip({{"word/document.xml", test::docx_xml(body)}, {"word/styles.xml", styles}}),
      kMaxDocxBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text, "x·\nx·\n");
  ASSERT_EQ(read->fonts.size(), 2U);
  EXPECT_EQ(read->fonts[0].font, (analyzers::FontHint{analyzers::Charset::Tcvn3, false}));
  EXPECT_EQ(read->fonts[1].font, (analyzers::FontHint{analyzers::Charset::Tcvn3, true}));
  EXPECT_EQ(read->fonts[1].begin, 4U);
  EXPECT_EQ(read->fonts[1].end, 7U);
}

TEST(DocxDocument, ListsAreNumbered) {
  std::string const numbering =
      "<w:numbering><w:abstractNum w:abstractNumId=\"7\">"
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText"
      " w:val=\"Điều %1.\"/></w:lvl>"
      "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl>"
      "<w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.%3\"/></w:lvl>"
      "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt"
      " w:val=\"bullet\"/><w:lvlText w:val=\"o\"/></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\">"
      "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"
      "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>";
  auto const in_list = [](std::string const& list, int level) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + list +
           "\"/></w:numPr>";
  };
  std::string const styles = "<w:styles><w:style w:styleId=\"D\"><w:pPr>" + in_list("1", 0) +
                             "</w:pPr></w:style></w:styles>";
  std::string const body = paragraph("Một", in_list("1", 0)) + paragraph("x", in_list("1", 1)) +
                           paragraph("y", in_list("1", 1)) +
                           paragraph("Hai", "<w:pStyle w:val=\"D\"/>") +
                           paragraph("z", in_list("1", 1)) + paragraph("sâu", in_list("1", 2)) +
                           paragraph("Năm", in_list("2", 0)) + paragraph("chấm", in_list("3", 0)) +
                           paragraph("lạ", in_list("9", 0)) +
                           paragraph("thường", "<w:pStyle w:val=\"D\"/>" + in_list("0", 0));
  EXPECT_EQ(text_of({{"word/document.xml", test::docx_xml(body)},
                     {"word/styles.xml", styles},
                     {"word/numbering.xml", numbering}}),
            "Điều 1. Một\na) x\nb) y\nĐiều 2. Hai\na) z\n2.I sâu\nĐiều 5. Năm\nchấm\nlạ\nthường\n");
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
