// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sheets/sheet_text.hpp"

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

TEST(SheetText, RowsAreLinesAndCellsApartByTabs) {
  SheetText sheet;
  sheet.add(5, 4, "Số hộ");
  sheet.add(0, 2, "DANH SÁCH\nhộ nghèo");
  sheet.add(5, 0, "STT");
  sheet.add(6, 0, "1");
  sheet.add(6, 2, "Thôn Đông");
  sheet.add(6, 4, "12");
  sheet.add(7, 2, "Cộng");
  sheet.add(7, 4, "12");
  sheet.add(8, 0, "  ");
  EXPECT_EQ(sheet.lines(), "DANH SÁCH hộ nghèo\nSTT\t\tSố hộ\n1\tThôn Đông\t12\n\tCộng\t12\n")
      << "column 1 and 3 are empty, column 2 is not";
}

TEST(SheetText, LeavesOutWhatIsNotShown) {
  SheetText sheet;
  for (std::uint32_t row = 0; row < 3; ++row) {
    for (std::uint32_t column = 0; column < 3; ++column) {
      sheet.add(row, column, std::to_string(row) + std::to_string(column));
    }
  }
  sheet.hide_row(1);
  sheet.hide_columns(2, 2);
  sheet.merge(0, 0, 2, 0);
  sheet.merge(5, 5, 4, 4);
  EXPECT_EQ(sheet.lines(), "00\t01\n21\n");
  EXPECT_EQ(sheet.dropped_rows(), 1U);
  EXPECT_EQ(sheet.dropped_columns(), 1U);
}

TEST(WorkbookText, NamesAndBoundsSheets) {
  WorkbookText book(60);
  SheetText first;
  first.add(0, 0, "một");
  book.add("Dự toán", first);
  SheetText second;
  second.add(0, 0, "hai");
  book.add("Sheet2", second);
  SheetText third;
  third.add(0, 0, "ba");
  book.add("Quyết toán", third);
  book.add_hidden("Nháp");
  EXPECT_EQ(book.text(), "một\nDự toán\nhai\nQuyết toán\nba\n");
  std::vector<schema::PageStart> const sheets{
      {1, 0, "Dự toán"},
      {2, book.text().find("hai"), "Sheet2"},
      {3, book.text().find("Quyết toán"), "Quyết toán"},
  };
  EXPECT_EQ(book.pages(), sheets) << "with the names that programs give";
  EXPECT_EQ(book.remarks(), std::vector<std::string>{"the hidden sheet 'Nháp' was left out"});
  SheetText large;
  for (std::uint32_t row = 0; row < 100; ++row) large.add(row, 0, "dòng");
  book.add("Sheet4", large);
  EXPECT_EQ(book.pages().back().page, 5U) << "the hidden one is counted";
  EXPECT_TRUE(book.is_full());
  EXPECT_LE(book.text().size(), 60U);
  EXPECT_TRUE(book.text().ends_with("dòng\n")) << "whole lines";
  EXPECT_EQ(book.remarks().front(),
            "its text was cut in the sheet 'Sheet4', at the limit of 60 bytes");
}

}  // namespace
}  // namespace tracuu::indexer
