// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sheets/number_format.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace tracuu::indexer {
namespace {

TEST(NumberFormat, ShowsWhatTheCellShows) {
  struct Row {
    double value;
    char const* code;
    char const* shown;
    char const* why;
  };
  Row const rows[] = {
      {1234567, "General", "1234567", "as it is"},
      {0.5, "General", "0,5", "a comma"},
      {-12.25, "General", "-12,25", "negative"},
      {38201012345.0, "General", "38201012345", "long numbers whole"},
      {1234567, "#,##0", "1.234.567", "groups"},
      {-1234.5, "#,##0.00", "-1.234,50", "decimals"},
      {0, "#,##0", "0", "zero"},
      {0.256, "0%", "26%", "per cent"},
      {0.125, "0.0%", "12,5%", "and decimals"},
      {7, "000", "007", "leading zeros"},
      {0.5, "#.##", ",5", "no digit before the comma"},
      {12, "0.##", "12", "decimals that are not asked for"},
      {-5, "0;(0)", "(5)", "the section for negative ones"},
      {0, "0;-0;\"-\"", "-", "the section for zero"},
      {3, "0;;", "3", "positive"},
      {-3, "0;;", "", "an empty section"},
      {1500000, "#,##0,", "1.500", "thousands"},
      {1500000, "#,##0.0,,\" triệu\"", "1,5 triệu", "millions, with a word"},
      {5000, "#,##0\\ \"đồng\"", "5.000 đồng", "a literal"},
      {5000, "#,##0\\ [$₫-42A]", "5.000 ₫", "a currency"},
      {5000, "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "5.000", "an accountant's"},
      {12, "[Red]0", "12", "a colour"},
      {0.00012, "0.00E+00", "1,20E-04", "an exponent"},
      {0.5, "# ?/?", "0,5", "no fractions"},
      {-0.001, "0.0", "0,0", "no minus before nothing"},
      {45119, "dd/mm/yyyy", "12/07/2023", "a day"},
      {45119, "d/m/yy", "12/7/23", "shorter"},
      {45119, "d-mmm-yyyy", "12-Thg7-2023", "a month by name"},
      {45119, "[$-42A]dd mmmm yyyy;@", "12 Tháng 7 2023", "a locale"},
      {45119, "dddd", "Thứ tư", "a weekday"},
      {45119, "\"ngày\" d \"tháng\" m \"năm\" yyyy", "ngày 12 tháng 7 năm 2023", "words"},
      {45119.75, "dd/mm/yyyy hh:mm", "12/07/2023 18:00", "m after h is minutes"},
      {45119.75, "h:mm AM/PM", "6:00 CH", "afternoon"},
      {1.5, "[h]:mm:ss", "36:00:00", "hours in all"},
      {0.0007, "mm:ss", "01:00", "m before s is minutes"},
      {60, "dd/mm/yyyy", "28/02/1900", "the day that was not is the one before"},
      {59, "dd/mm/yyyy", "28/02/1900", "before it"},
      {61, "dd/mm/yyyy", "01/03/1900", "after it"},
      {-1, "dd/mm/yyyy", "-1", "no day"},
      {1e300, "#,##0", "1e+300", "too large for digits"},
      {std::numeric_limits<double>::infinity(), "0", "", "no number"},
      {5, "\"", "", "a quote that doesn't end"},
      {5, "[", "", "a bracket that doesn't end"},
      {5, "\\", "", "a backslash at the end"},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(format_number(row.value, row.code, false), row.shown) << row.code << ": " << row.why;
  }
  EXPECT_EQ(format_number(0, "dd/mm/yyyy", true), "01/01/1904");
  EXPECT_EQ(built_in_number_format(3), "#,##0");
  EXPECT_EQ(built_in_number_format(99), "General");
}

}  // namespace
}  // namespace tracuu::indexer
