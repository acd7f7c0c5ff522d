// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/written_period.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::schema {
namespace {

TEST(WrittenPeriod, DayFirstOrYearFirst) {
  struct {
    char const* text;
    char const* expected;  // "first last"; "" = none
    char const* why;
  } const rows[] = {
      {"2023", "2023-01-01 2023-12-31", "a year"},
      {"2023-07", "2023-07-01 2023-07-31", "a month of ISO 8601"},
      {"2023-07-11", "2023-07-11 2023-07-11", "a day of ISO 8601"},
      {"7/2023", "2023-07-01 2023-07-31", "a month"},
      {"02.2024", "2024-02-01 2024-02-29", "a month of a leap year"},
      {"11/7/2023", "2023-07-11 2023-07-11", "a day"},
      {"01/03/2024", "2024-03-01 2024-03-01", "with zeros"},
      {"11-7-2023", "2023-07-11 2023-07-11", "dashes"},
      {"11.07.2023", "2023-07-11 2023-07-11", "full stops"},
      {"2023/07/11", "2023-07-11 2023-07-11", "the year first"},
      {"11/7/23", "2023-07-11 2023-07-11", "a short year"},
      {"2/9/75", "1975-09-02 1975-09-02", "a short year of the century before"},
      {"năm 2009", "2009-01-01 2009-12-31", "a year in words"},
      {"nam 2009", "2009-01-01 2009-12-31", "without marks"},
      {"tháng 7/2023", "2023-07-01 2023-07-31", "a month in words"},
      {"Tháng 7 năm 2023", "2023-07-01 2023-07-31", "all of it in words"},
      {"THÁNG 07-2023", "2023-07-01 2023-07-31", "large letters"},
      {"tha\xCC\x81ng 7.2023", "2023-07-01 2023-07-31", "decomposed"},
      {"T7/2023", "2023-07-01 2023-07-31", "as clerks shorten it"},
      {"quý 3/2023", "2023-07-01 2023-09-30", "a quarter"},
      {"Quý III năm 2023", "2023-07-01 2023-09-30", "a Roman one"},
      {"quí IV/2023", "2023-10-01 2023-12-31", "the other spelling"},
      {"Q1/2024", "2024-01-01 2024-03-31", "shortened"},
      {"ngày 11/7/2023", "2023-07-11 2023-07-11", "a day"},
      {"11 tháng 7 năm 2023", "2023-07-11 2023-07-11", "as documents are dated"},
      {"ngày 11 tháng 7 năm 2023", "2023-07-11 2023-07-11", "as documents are dated"},
      {"quý 5/2023", "", "no such quarter"},
      {"quý 0/2023", "", "no such quarter"},
      {"quý V/2023", "", "no such quarter"},
      {"tháng 13/2023", "", "no such month"},
      {"tháng 7", "", "no year"},
      {"năm 2009 năm", "", "a word without its number"},
      {"năm 2009 2010", "", "two years"},
      {"tháng 7 quý 3 năm 2023", "", "two periods"},
      {"hôm qua", "", "other words"},
      {"31 tháng 2 năm 2023", "", "no such day in words"},
      {"31/2/2023", "", "no such day"},
      {"11/13/2023", "", "no such month"},
      {"7/23", "", "a day or a month: neither"},
      {"11/7/2023/5", "", "a longer row"},
      {"11/7-2023", "", "two marks"},
      {"11//2023", "", "nothing between"},
      {"1/1/0000", "", "no year"},
      {"111/7/2023", "", "too many digits"},
      {"", "", "nothing"},
      {"/", "", "a mark"},
  };
  for (auto const& row : rows) {
    auto const period = parse_written_period(row.text);
    std::string const shown =
        period ? format_iso_date(*period->from) + ' ' + format_iso_date(*period->to) : "";
    EXPECT_EQ(shown, row.expected) << row.text << ": " << row.why;
  }
}

}  // namespace
}  // namespace tracuu::schema
