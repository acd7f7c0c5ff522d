// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_hyphens.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(PdfHyphens, PutsThemBack) {
  struct Row {
    char const* reading_order;
    char const* file_order;
    char const* text;
    char const* why;
  };
  Row const rows[] = {
      {"số 12/QĐUBND ngày", "số 12/QĐ-\nUBND ngày", "số 12/QĐ-UBND ngày", "a document number"},
      {"năm 20202025", "năm 2020-\n2025", "năm 2020-2025", "years, at the end"},
      {"mười 20202025\n20202025", "mười\n20202025\n2020-\n2025", "mười 2020-2025\n20202025",
       "the first is taken"},
      {"x20202025 20202025", "2020-\n2025", "x20202025 2020-2025", "whole words only"},
      {"họp bàn", "họp -\nbàn", "họp bàn", "a dash between blanks"},
      {"một hai", "một hai-", "một hai", "the last line"},
      {"", "", "", "nothing"},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(restore_line_hyphens(row.reading_order, row.file_order), row.text) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::indexer
