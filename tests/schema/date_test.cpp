// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/date.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::schema {
namespace {

/// "" for nothing, so that rows compare as text.
std::string shown(std::optional<Date> const& date) {
  return date ? format_iso_date(*date) : "";
}

TEST(ParseIsoDate, Table) {
  struct Row {
    std::string text;
    std::string expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {"2023-07-11", "2023-07-11", "a day"},
      {"2023-07-11T08:30:00+07:00", "2023-07-11", "a time follows"},
      {"2023-07-11 08:30", "2023-07-11", "a blank and a time"},
      {"2024-02-29", "2024-02-29", "leap year"},
      {"2023-02-29", "", "no leap year"},
      {"2100-02-29", "", "a hundredth year is no leap year"},
      {"2023-00-11", "", "month 0"},
      {"2023-13-11", "", "month 13"},
      {"2023-04-31", "", "April has 30 days"},
      {"2023-7-11", "", "one digit"},
      {"11/07/2023", "", "Vietnamese form"},
      {"2023-07-1", "", "cut off"},
      {"2023-07-111", "", "goes on"},
      {"+023-07-11", "", "a sign is no digit"},
      {"", "", "empty"},
  };
  for (Row const& row : rows) EXPECT_EQ(shown(parse_iso_date(row.text)), row.expected) << row.why;
}

TEST(ParseIsoPeriod, Table) {
  struct Row {
    std::string text;
    std::string from;
    std::string to;
  };
  std::vector<Row> const rows{
      {"2023", "2023-01-01", "2023-12-31"},
      {"2023-02", "2023-02-01", "2023-02-28"},
      {"2024-02", "2024-02-01", "2024-02-29"},
      {"2023-12", "2023-12-01", "2023-12-31"},
      {"2023-07-11", "2023-07-11", "2023-07-11"},
      {"2023-13", "", ""},
      {"23", "", ""},
      {"2023-", "", ""},
      {"2023/07", "", ""},
      {"năm 2023", "", ""},
  };
  for (Row const& row : rows) {
    auto const period = parse_iso_period(row.text);
    EXPECT_EQ(period ? shown(period->from) : "", row.from) << row.text;
    EXPECT_EQ(period ? shown(period->to) : "", row.to) << row.text;
  }
}

TEST(FormatDate, AllForms) {
  Date const date{std::chrono::year{2023}, std::chrono::July, std::chrono::day{1}};
  EXPECT_EQ(format_iso_date(date), "2023-07-01");
  EXPECT_EQ(format_value_date(date), "20230701");
  EXPECT_EQ(format_vietnamese_date(date), "01/07/2023");
  EXPECT_EQ(shown(parse_value_date(format_value_date(date))), "2023-07-01");
}

TEST(ParseValueDate, RefusesWhatIsNoDate) {
  for (char const* const value : {"", "2023070", "202307011", "20231301", "2023 701", "abcdefgh"}) {
    EXPECT_EQ(shown(parse_value_date(value)), "") << value;
  }
}

TEST(DateRange, IsOpenWithoutEnds) {
  EXPECT_TRUE(DateRange{}.is_open());
  EXPECT_FALSE(parse_iso_period("2023")->is_open());
}

}  // namespace
}  // namespace tracuu::schema
