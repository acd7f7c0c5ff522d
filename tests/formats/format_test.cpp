// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.hpp"

#include <gtest/gtest.h>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

using base::Language;

TEST(Format, Counts) {
  struct Row {
    std::size_t count;
    char const* vietnamese;
    char const* english;
  };
  constexpr Row kRows[] = {{0, "0", "0"},
                           {999, "999", "999"},
                           {1'000, "1.000", "1,000"},
                           {105'418, "105.418", "105,418"},
                           {12'345'678, "12.345.678", "12,345,678"}};
  for (Row const& row : kRows) {
    EXPECT_EQ(format_count(row.count, Language::Vietnamese), row.vietnamese);
    EXPECT_EQ(format_count(row.count, Language::English), row.english);
  }
}

TEST(Format, Seconds) {
  using std::chrono::microseconds;
  EXPECT_EQ(format_seconds(microseconds(120'000), Language::Vietnamese), "0,12");
  EXPECT_EQ(format_seconds(microseconds(120'000), Language::English), "0.12");
  EXPECT_EQ(format_seconds(microseconds(3), Language::Vietnamese), "0,01");
}

TEST(Format, Days) {
  EXPECT_EQ(format_day(test::day(2023, 7, 1), Language::Vietnamese), "01/07/2023");
  EXPECT_EQ(format_day(test::day(2023, 7, 1), Language::English), "1 July 2023");
}

TEST(Format, Months) {
  using std::chrono::year;
  EXPECT_EQ(format_month(year{2023} / 7, Language::Vietnamese), "7/2023");
  EXPECT_EQ(format_month(year{2023} / 7, Language::English), "July 2023");
  EXPECT_EQ(format_month(year{2023} / 13, Language::English), "13/2023") << "no month";
}

TEST(WithFirstCapital, LeavesTheRest) {
  EXPECT_EQ(with_first_capital("quyết định"), "Quyết định");
  EXPECT_EQ(with_first_capital("ủy ban"), "Ủy ban");
  EXPECT_EQ(with_first_capital("đài Truyền thanh"), "Đài Truyền thanh");
  EXPECT_EQ(with_first_capital("UBND"), "UBND");
  EXPECT_EQ(with_first_capital("12 xã"), "12 xã");
  EXPECT_EQ(with_first_capital(""), "");
}

}  // namespace
}  // namespace tracuu::formats
