// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxOdsBytes = 1 << 20;

std::string make_ods(std::string const& tables) {
  return test::make_zip(
      {{"content.xml",
        "<office:document-content xmlns:office='o' xmlns:table='b' xmlns:text='t' xmlns:style='s'>"
        "<office:automatic-styles><style:style style:name='h'><style:table-properties "
        "table:display='false'/></style:style></office:automatic-styles><office:body>"
        "<office:spreadsheet>" +
            tables + "</office:spreadsheet></office:body></office:document-content>"},
       {"meta.xml",
        "<office:document-meta xmlns:office='o' xmlns:dc='d'><office:meta><dc:title>Tên "
        "tệp</dc:title>"
        "</office:meta></office:document-meta>"}});
}

std::string cell(std::string const& text, std::string const& attributes = "") {
  return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
}

TEST(OdsDocument, ReadsCellsAsTheyAreShown) {
  std::string const sheet =
      "<table:table table:name='Dự toán'><table:table-column table:number-columns-repeated='3'/>"
      "<table:table-column "
      "table:visibility='collapse'/><table:table-header-rows><table:table-row>" +
      cell("STT") + cell("Thôn") + "</table:table-row></table:table-header-rows>" +
      "<table:table-row>" + cell("1.234.567") + "<table:covered-table-cell><text:p>x</text:p>" +
      "</table:covered-table-cell>" + cell("12,5%</text:p><text:p>dòng hai") + cell("ẩn") +
      "</table:table-row><table:table-row table:visibility='filter'>" + cell("lọc") +
      "</table:table-row><table:table-row table:number-rows-repeated='2'>" +
      cell("a", "table:number-columns-repeated='2'") + "</table:table-row>" +
      "<table:table-row table:number-rows-repeated='1048570'><table:table-cell "
      "table:number-columns-repeated='16384'/></table:table-row></table:table>";
  auto const read = read_ods(
      make_ods(sheet + "<table:table table:name='Nháp' table:style-name='h'/>"), kMaxOdsBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text, "STT\tThôn\n1.234.567\t\t12,5% dòng hai\na\ta\na\ta\nDự toán\n");
  EXPECT_EQ(read->metadata_title, "Tên tệp");
  EXPECT_EQ(read->remarks,
            (std::vector<std::string>{
                "of the sheet 'Dự toán' 1 hidden rows and 1 hidden columns were left out",
                "the hidden sheet 'Nháp' was left out"}));
}

TEST(OdsDocument, RepeatsAreBounded) {
  auto const read =
      read_ods(make_ods("<table:table><table:table-row table:number-rows-repeated='1000000000'>" +
                        cell("a", "table:number-columns-repeated='1000000000'") +
                        "</table:table-row></table:table>"),
               kMaxOdsBytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_LT(read->text.size(), 100'000U);
}

TEST(OdsDocument, RefusesWithAReason) {
  std::string const encrypted = test::make_zip(
      {{"content.xml", "\x01"}, {"META-INF/manifest.xml", "<manifest:encryption-data/>"}});
  EXPECT_EQ(read_ods(encrypted, kMaxOdsBytes).error().message, "the document is encrypted");
  EXPECT_EQ(read_ods(test::make_docx("x"), kMaxOdsBytes).error().message,
            "not an OpenDocument spreadsheet: it has no content.xml");
}

}  // namespace
}  // namespace tracuu::indexer
