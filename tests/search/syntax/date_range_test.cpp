// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/date_range.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::search {
namespace {

std::string to_text(std::optional<schema::DateRange> const& range) {
  if (!range) return "none";
  auto const end = [](std::optional<schema::Date> const& date) {
    return date ? schema::format_iso_date(*date) : "";
  };
  return end(range->from) + ".." + end(range->to);
}

TEST(ParseDateRange, ReadsPeriodsAndRanges) {
  struct {
    char const* text;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"2023", "2023-01-01..2023-12-31", "a year"},
      {"2023-07", "2023-07-01..2023-07-31", "a month"},
      {"2023-07-11", "2023-07-11..2023-07-11", "a day"},
      {"7/2023", "2023-07-01..2023-07-31", "the month first"},
      {"07-2023", "2023-07-01..2023-07-31", "with a hyphen"},
      {"2.2024", "2024-02-01..2024-02-29", "with a point, in a leap year"},
      {"11/7/2023", "2023-07-11..2023-07-11", "the day first"},
      {"11-7-2023", "2023-07-11..2023-07-11", "with hyphens"},
      {"11.07.2023", "2023-07-11..2023-07-11", "with points"},
      {"ngày 11/7/2023", "2023-07-11..2023-07-11", "as it is said"},
      {"7/2023..9/2023", "2023-07-01..2023-09-30", "a range of months"},
      {"11/7/2023..2023-08", "2023-07-11..2023-08-31", "of both forms"},
      {"2015..2018", "2015-01-01..2018-12-31", "of years"},
      {"2020-2025", "2020-01-01..2025-12-31", "a term of office"},
      {"2023..", "2023-01-01..", "open"},
      {"..7/2019", "..2019-07-31", "open at the beginning"},
      {"..", "none", "no end at all"},
      {"", "none", "nothing"},
      {"13/2023", "none", "no such month"},
      {"0/2023", "none", "no such month"},
      {"31/4/2023", "none", "no such day"},
      {"24/7", "none", "no year"},
      {"11/7/23", "2023-07-11..2023-07-11", "a short year"},
      {"7/20233", "none", "or fewer than five"},
      {"2023..x", "none", "half a range"},
      {"7/2023...9/2023", "none", "one point too many"},
      {"11/2023/QĐ-UBND", "none", "a document number"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(to_text(parse_date_range(row.text)), row.expected)
        << row.text << " (" << row.why << ")";
  }
}

}  // namespace
}  // namespace tracuu::search
