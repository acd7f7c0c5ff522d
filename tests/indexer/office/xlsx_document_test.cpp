// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxXlsxBytes = 1 << 20;

test::ZipMembers workbook(std::string const& sheets, std::string const& sheet) {
  return {
      {"xl/workbook.xml",
       "<workbook xmlns:r='r'><workbookPr/><sheets>" + sheets + "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id='a' Type='x/worksheet' Target='worksheets/one.xml'/>"
       "<Relationship Id='b' Type='x/worksheet' Target='/xl/two.xml'/>"
       "<Relationship Id='s' Type='x/sharedStrings' Target='./strings.xml'/>"
       "<Relationship Id='t' Type='x/styles' Target='../xl/styles.xml'/></Relationships>"},
      {"xl/strings.xml",
       "<sst><si><t>Thôn Đông</t></si><si><r><t>một "
       "</t></r><r><t>hai</t></r><rPh><t>x</t></rPh></si></sst>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0.0%'/></numFmts>"
       "<cellXfs><xf numFmtId='0'/><xf numFmtId='3'/><xf numFmtId='14'/><xf "
       "numFmtId='164'/></cellXfs>"
       "</styleSheet>"},
      {"xl/worksheets/one.xml", sheet},
      {"xl/two.xml", "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>"},
      {"docProps/core.xml", "<p xmlns:dc='d'><dc:title>Tên tệp</dc:title></p>"},
  };
}

TEST(XlsxDocument, ReadsCellsAsTheyAreShown) {
  std::string const sheet =
      "<worksheet><cols><col min='5' max='5' hidden='1'/></cols><sheetData>"
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' "
      "t='s'><v>9</v></c></row>"
      "<row r='3'><c r='A3' s='1'><v>1234567</v></c><c s='2'><v>45119</v></c><c "
      "s='3'><v>0.125</v></c>"
      "<c><v>1E2</v></c><c><v>5</v></c></row>"
      "<row r='4' hidden='true'><c><v>7</v></c></row>"
      "<row><c t='str'><v>chữ</v></c><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c>"
      "<c t='inlineStr'><is><t>trong ô</t></is></c><c/></row>"
      "<row><c><v>1</v></c><c><v>2</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref='A6:B6'/><mergeCell ref='x'/></mergeCells></worksheet>";
  auto const read = read_xlsx(
      test::make_zip(workbook("<sheet name='Dự toán' r:id='a'/><sheet name='Nháp' state='hidden' "
                              "r:id='b'/><sheet name='Sheet3' r:id='b'/>",
                              sheet)),
      kMaxXlsxBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text,
            "Thôn Đông\tmột hai\n1.234.567\t12/07/2023\t12,5%\t100\nchữ\tTRUE\t#N/A\ttrong ô\n1\n"
            "Dự toán\n2\n");
  EXPECT_EQ(read->metadata_title, "Tên tệp");
  EXPECT_EQ(read->remarks,
            (std::vector<std::string>{
                "of the sheet 'Dự toán' 1 hidden rows and 1 hidden columns were left out",
                "the hidden sheet 'Nháp' was left out"}));
}

TEST(XlsxDocument, ReadsElementsWithPrefixes) {
  auto const read =
      read_xlsx(test::make_zip(
                    {{"xl/workbook.xml",
                      "<x:workbook xmlns:x='x' xmlns:r='r'><x:workbookPr date1904='1'/><x:sheets>"
                      "<x:sheet name='a' r:id='a'/></x:sheets></x:workbook>"},
                     {"xl/_rels/workbook.xml.rels",
                      "<Relationships><Relationship Id='a' Type='worksheet' "
                      "Target='a.xml'/></Relationships>"},
                     {"xl/a.xml",
                      "<x:worksheet xmlns:x='x'><x:sheetData><x:row><x:c><x:v>3</x:v></x:c></x:row>"
                      "</x:sheetData></x:worksheet>"}}),
                kMaxXlsxBytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->text, "3\na\n");
}

TEST(XlsxDocument, ReadsXmlOfExcel2003) {
  auto const read = read_xls(
      "<?xml version=\"1.0\"?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' "
      "xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><Styles><Style ss:ID='s1'>"
      "<NumberFormat ss:Format='#,##0'/></Style><Style ss:ID='s2'><NumberFormat "
      "ss:Format='Percent'/></Style></Styles><Worksheet ss:Name='Dự toán'><Table><Column "
      "ss:Index='5' ss:Hidden='1'/><Row><Cell ss:MergeAcross='1'><Data "
      "ss:Type='String'>Thôn <B>Đông</B></Data></Cell><Cell><Data "
      "ss:Type='DateTime'>2023-07-12T00:00:00.000</Data></Cell></Row><Row ss:Index='4'><Cell "
      "ss:StyleID='s1'><Data ss:Type='Number'>1234567</Data></Cell><Cell ss:Index='3' "
      "ss:StyleID='s2'><Data ss:Type='Number'>0.5</Data></Cell><Cell ss:Index='5'><Data "
      "ss:Type='String'>ẩn</Data></Cell></Row></Table></Worksheet><Worksheet ss:Name='Nháp'>"
      "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>",
      kMaxXlsxBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text, "Thôn Đông\t12/07/2023\n1.234.567\t50,00%\nDự toán\n");
  EXPECT_EQ(read->remarks,
            (std::vector<std::string>{
                "of the sheet 'Dự toán' 0 hidden rows and 1 hidden columns were left out",
                "the hidden sheet 'Nháp' was left out"}));
  EXPECT_FALSE(read_xls("<?xml version=\"1.0\"?><a/>", kMaxXlsxBytes).has_value());
}

TEST(XlsxDocument, RefusesWithAReason) {
  struct Row {
    std::string bytes;
    std::string named;
    char const* why;
  };
  Row const rows[] = {
      {"x", "not a zip", "another file"},
      {test::make_docx("x"), "not an Excel workbook (.xlsx)", "another document"},
      {test::make_compound_file({{"EncryptedPackage", "x"}}), "encrypted", "a password"},
      {test::make_zip({{"xl/workbook.xml", "<workbook><"}}), "broken at byte", "broken XML"},
  };
  for (Row const& row : rows) {
    auto const read = read_xlsx(row.bytes, kMaxXlsxBytes);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

}  // namespace
}  // namespace tracuu::indexer
