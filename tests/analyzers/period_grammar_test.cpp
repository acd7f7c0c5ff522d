// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/period_grammar.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace tracuu::analyzers {
namespace {

struct Row {
  std::optional<Period> (*read)(TextScanner&);
  char const* text;
  std::string_view form;  // what is read of it; "" = nothing
};

// What the periods are is in period_expression_test.cpp; here, where each form ends.
TEST(PeriodGrammar, TheCursorStandsBehindTheForm) {
  constexpr Row kRows[] = {
      {read_day, "ngày 11/7/2023 họp", "ngày 11/7/2023"},
      {read_day, "ngày họp", ""},
      {read_month_of_year, "tháng 7/2023 và", "tháng 7/2023"},
      {read_month_of_year, "tháng 7 và", ""},
      {read_numeric_month, "7/2023.", "7/2023"},
      {read_numeric_month, "7 / 2023", ""},
      {read_quarter, "quý II/2023,", "quý II/2023"},
      {read_quarter, "quý vị", ""},
      {read_months_of_year, "6 tháng đầu năm 2023 của", "6 tháng đầu năm 2023"},
      {read_months_of_year, "6 tháng", ""},
      {read_part_of_year, "cuối năm 2023 ở", "cuối năm 2023"},
      {read_part_of_year, "cuối xã", ""},
      {read_whole_year, "năm 2019 ở", "năm 2019"},
      {read_whole_year, "năm nay", ""},
      {read_last_year, "2019.", "2019"},
      {read_last_year, "2019 ở", ""},
      {read_year_range, "nhiệm kỳ 2020-2025 ở", "nhiệm kỳ 2020-2025"},
      {read_year_range, "nhiệm kỳ mới", ""},
      {read_from, "từ năm 2020 đến xã", "từ năm 2020"},
      {read_from, "từ năm 2020 đến nay ở", "từ năm 2020 đến nay"},
      {read_from, "từ xã", ""},
      {read_before_or_after, "sau năm 2015 thì", "sau năm 2015"},
      {read_before_or_after, "sau này", ""},
  };
  for (Row const& row : kRows) {
    TextScanner scanner(row.text, 0);
    EXPECT_EQ(row.read(scanner).has_value(), !row.form.empty()) << row.text;
    EXPECT_EQ(std::string_view(row.text).substr(0, scanner.at()), row.form);
  }
}

}  // namespace
}  // namespace tracuu::analyzers
