// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/table_workbook.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <map>

namespace tracuu::formats {
namespace {

using namespace std::chrono_literals;

std::map<std::string, std::string> files_of(std::string const& zip) {
  std::map<std::string, std::string> files;
  archive* const reader = archive_read_new();
  archive_read_support_format_zip(reader);
  EXPECT_EQ(archive_read_open_memory(reader, zip.data(), zip.size()), ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
    std::string bytes;
    char piece[4'096];
    for (la_ssize_t got = 0; (got = archive_read_data(reader, piece, sizeof piece)) > 0;) {
      bytes.append(piece, static_cast<std::size_t>(got));
    }
    files[archive_entry_pathname(entry)] = bytes;
  }
  archive_read_free(reader);
  return files;
}

/// What a reader of the workbook sees in its cells: "A1" -> "text".
std::map<std::string, std::string> cells_of(std::string const& zip, int sheet = 1) {
  auto const files = files_of(zip);
  pugi::xml_document strings;
  strings.load_string(files.at("xl/sharedStrings.xml").c_str(), pugi::parse_full);
  std::vector<std::string> shared;
  for (auto const& item : strings.child("sst").children("si")) {
    shared.emplace_back(item.child("t").text().get());
  }
  pugi::xml_document page;
  page.load_string(files.at("xl/worksheets/sheet" + std::to_string(sheet) + ".xml").c_str(),
                   pugi::parse_full);
  std::map<std::string, std::string> cells;
  for (auto const& row : page.child("worksheet").child("sheetData").children("row")) {
    for (auto const& cell : row.children("c")) {
      EXPECT_FALSE(cell.child("f")) << "a formula";
      std::string const value = cell.child("v").text().get();
      bool const is_text = std::string_view(cell.attribute("t").value()) == "s";
      cells[cell.attribute("r").value()] = is_text ? shared.at(std::stoul(value)) : value;
    }
  }
  return cells;
}

TEST(TableWorkbook, HoldsEachKindOfCell) {
  auto const made =
      table_workbook({{"Từ khóa",
                       {"Từ khóa", "Lượt tìm", "Tỷ lệ", "Ngày"},
                       {{"cấp giấy khai sinh", std::int64_t{1652}, Share{0.25}, 2026y / 12 / 1},
                        {"Đơn", std::monostate{}, std::monostate{}, 1899y / 1 / 2}}},
                      {"Trang hai", {"a"}, {}}});
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->cut_cells, 0u);
  auto const cells = cells_of(made->bytes);
  EXPECT_EQ(cells.at("A1"), "Từ khóa");
  EXPECT_EQ(cells.at("A2"), "cấp giấy khai sinh");
  EXPECT_EQ(cells.at("B2"), "1652");
  EXPECT_EQ(cells.at("C2"), "0.25");
  EXPECT_EQ(cells.at("D2"), "46357") << "days since 1899-12-30";
  EXPECT_FALSE(cells.contains("B3"));
  EXPECT_EQ(cells.at("D3"), "1899-01-02") << "no sheet has days before 1900";
  EXPECT_EQ(cells_of(made->bytes, 2).at("A1"), "a");
}

TEST(TableWorkbook, LeavesTextAsItIs) {
  for (char const* const text : {"=HYPERLINK(\"http://a.example\")", "+1", "-1", "@SUM(A1)", "0123",
                                 "https://a.example/", "{=1}", "<b>&\"'", "mailto:a@b.example"}) {
    auto const made = table_workbook({{"s", {"a"}, {{text}}}});
    ASSERT_TRUE(made) << text;
    EXPECT_EQ(cells_of(made->bytes).at("A2"), text);
    EXPECT_FALSE(files_of(made->bytes).contains("xl/worksheets/_rels/sheet1.xml.rels")) << "a link";
  }
}

TEST(TableWorkbook, HasWellFormedXmlWhateverTheText) {
  std::string const text("a\x01\xFF\xEF\xBF\xBE b\0c", 10);
  auto const made = table_workbook({{"s", {"a"}, {{text}}}});
  ASSERT_TRUE(made);
  EXPECT_EQ(cells_of(made->bytes).at("A2"),
            "a_x0001_\xEF\xBF\xBD\xEF\xBF\xBD b\xEF\xBF\xBD"
            "c");
}

TEST(TableWorkbook, TellsWhatItCuts) {
  std::string longest;
  for (std::size_t i = 0; i < kMaxCellCharacters; ++i) longest += "ộ";
  auto const whole = table_workbook({{"s", {"a"}, {{longest}}}});
  ASSERT_TRUE(whole) << whole.error().message;
  EXPECT_EQ(whole->cut_cells, 0u);
  EXPECT_EQ(cells_of(whole->bytes).at("A2"), longest);
  auto const cut = table_workbook({{"s", {"a"}, {{longest + "ộ"}, {"short"}}}});
  ASSERT_TRUE(cut) << cut.error().message;
  EXPECT_EQ(cut->cut_cells, 1u);
  EXPECT_EQ(cells_of(cut->bytes).at("A2"), longest.substr(0, longest.size() - 3) + "…");
}

TEST(TableWorkbook, RefusesWhatNoSheetHolds) {
  EXPECT_FALSE(table_workbook({}));
  EXPECT_FALSE(table_workbook({{"", {"a"}, {}}}));
  EXPECT_FALSE(table_workbook({{"a/b", {"a"}, {}}}));
  EXPECT_FALSE(table_workbook({{"s", {"a"}, {}}, {"S", {"a"}, {}}}));
  EXPECT_FALSE(table_workbook({{"s", {"a"}, {{"1", "2"}}}}));
  EXPECT_FALSE(table_workbook({{"s", {"a"}, std::vector<TableRow>(kMaxSheetRows)}}));
}

}  // namespace
}  // namespace tracuu::formats
