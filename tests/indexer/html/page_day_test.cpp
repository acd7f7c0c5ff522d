// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/page_day.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

std::string iso(std::optional<schema::Date> const& date) {
  return date ? schema::format_iso_date(*date) : "";
}

TEST(PublicationDay, Table) {
  struct Row {
    char const* timestamp;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"2023-07-11", "2023-07-11", "a day"},
      {"2023-07-11T08:30:00+07:00", "2023-07-11", "Vietnam's time"},
      {"2023-07-11T23:59:00+07:00", "2023-07-11", "late in Vietnam"},
      {"2023-07-10T18:30:00Z", "2023-07-11", "already the next day in Vietnam"},
      {"2023-12-31T17:00:00.000Z", "2024-01-01", "already the next year"},
      {"2023-07-11T01:00:00+0900", "2023-07-10", "still the day before"},
      {"2023-07-10T20:00:00-05:30", "2023-07-11", "west of Greenwich"},
      {"2023-07-11T23:30:00", "2023-07-11", "no zone: as written"},
      {"2023-07-11T99:99", "2023-07-11", "no time"},
      {"11/07/2023 08:30", "2023-07-11", "as pages show it"},
      {"2018-10-19T10-15-08", "2018-10-19", "dashes in the time are no zone"},
      {"2018-10-19T23-15-08", "2018-10-19", "late, with dashes in the time"},
      {"2023-07-10 20:15Z", "2023-07-11", "no seconds"},
      {"2023-07-10T20:15:30,5+00", "2023-07-11", "a comma before the fraction, a zone of hours"},
      {"22 - 05 - 2026", "2026-05-22", "blanks round the dashes"},
      {"Tue, 11 Jul 2023", "", "unknown form"},
      {"", "", "empty"},
  };
  for (Row const& row : kRows)
    EXPECT_EQ(iso(publication_day(row.timestamp)), row.expected) << row.why;
}

TEST(FirstDay, Table) {
  struct Row {
    char const* text;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"Đăng ngày: 22 - 05 - 2026", "2026-05-22"},
      {"22 / 5 / 2026, 08 : 30", "2026-05-22"},
      {"22 .05. 2026", "2026-05-22"},
      {"Giai đoạn 2021 - 2025", ""},
      {"Tổ 3 - 5 - khu phố 2026", ""},
      {"ngày 22 tháng 5 năm 2026", "2026-05-22"},
      {"", ""},
  };
  for (Row const& row : kRows) EXPECT_EQ(iso(first_day(row.text)), row.expected) << row.text;
}

TEST(WithoutBlanksInDates, KeepsAllOtherBlanks) {
  EXPECT_EQ(without_blanks_in_dates("22 - 05 - 2026 - Xã 5 - Khê"), "22-05-2026 - Xã 5 - Khê");
  EXPECT_EQ(without_blanks_in_dates("3  "), "3  ");
  EXPECT_EQ(without_blanks_in_dates("3 -"), "3 -");
}

}  // namespace
}  // namespace tracuu::indexer
