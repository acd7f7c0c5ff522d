// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/written_day.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

std::string day_of(std::string_view text) {
  auto const day = written_day(text);
  return day ? schema::format_iso_date(*day) : "none";
}

TEST(WrittenDay, ReadsTheFormsOfTablesAndPortals) {
  struct Row {
    char const* text;
    char const* expected;
    char const* why;
  };
  Row const rows[] = {
      {"2023-07-11", "2023-07-11", "ISO"},
      {" 2023-07-11 ", "2023-07-11", "blanks"},
      {"2023-07-10T20:30:00Z", "2023-07-11", "UTC: the day in Vietnam"},
      {"2023-07-11 08:30:00", "2023-07-11", "no zone"},
      {"Mon, 10 Jul 2023 18:30:00 GMT", "2023-07-11", "as feeds write it"},
      {"11/07/2023", "2023-07-11", "day first"},
      {"ngày 11 tháng 7 năm 2023", "2023-07-11", "in words"},
      {"11/7/23", "2023-07-11", "two digits of the year"},
      {"11-7-98", "1998-07-11", "of the last century"},
      {"20230711", "2023-07-11", "digits only"},
      {"1689020000", "2023-07-11", "seconds since 1970"},
      {"1689020000000", "2023-07-11", "milliseconds since 1970"},
      {"/Date(1689020000000+0700)/", "2023-07-11", "as .NET writes it"},
      {"31/2/23", "none", "no such day"},
      {"2023", "none", "a year"},
      {"912", "none", "a number"},
      {"99999999999999999999", "none", "too large for any clock"},
      {"hôm qua", "none", "no date"},
      {"", "none", "nothing"},
  };
  for (Row const& row : rows) EXPECT_EQ(day_of(row.text), row.expected) << row.why;
}

TEST(WrittenDay, TakesPlausibleSecondsOnly) {
  EXPECT_TRUE(day_of_epoch(1'689'020'000).has_value());
  for (std::int64_t const number : {std::int64_t{20'230'711}, std::int64_t{-1}, std::int64_t{0},
                                    std::int64_t{99'999'999'999'999'999}}) {
    EXPECT_FALSE(day_of_epoch(number).has_value()) << number;
  }
}

}  // namespace
}  // namespace tracuu::indexer
