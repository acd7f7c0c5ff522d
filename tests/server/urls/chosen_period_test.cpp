// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/chosen_period.hpp"

#include <gtest/gtest.h>

#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

TEST(ChosenPeriod, YearOfTheFilterOrOfBothDays) {
  search::SearchRequest request;
  EXPECT_EQ(chosen_year(request), std::nullopt);
  request.filters.dates.from = test::day(2021, 3, 1);
  EXPECT_EQ(chosen_year(request), std::nullopt) << "open at its end";
  request.filters.dates.to = test::day(2021, 12, 31);
  EXPECT_EQ(chosen_year(request), 2021);
  request.filters.dates.to = test::day(2022, 1, 1);
  EXPECT_EQ(chosen_year(request), std::nullopt);
  request.filters[search::Facet::Year].text = "2022";
  EXPECT_EQ(chosen_year(request), 2022);
}

TEST(ChosenPeriod, WholeMonths) {
  struct Row {
    std::optional<schema::Date> from, to;
    bool is_month;
  };
  Row const rows[] = {
      {test::day(2024, 2, 1), test::day(2024, 2, 29), true},
      {test::day(2023, 2, 1), test::day(2023, 2, 28), true},
      {test::day(2024, 2, 1), test::day(2024, 2, 28), false},
      {test::day(2024, 2, 2), test::day(2024, 2, 29), false},
      {test::day(2023, 2, 1), test::day(2024, 2, 29), false},
      {test::day(2024, 2, 1), std::nullopt, false},
      {std::nullopt, test::day(2024, 2, 29), false},
      {test::day(2023, 12, 1), test::day(2023, 12, 31), true},
  };
  for (Row const& row : rows) {
    schema::DateRange const dates{row.from, row.to};
    auto const month = chosen_month(dates);
    EXPECT_EQ(month.has_value(), row.is_month);
    if (!month) continue;
    EXPECT_EQ(days_of(*month).from, row.from);
    EXPECT_EQ(days_of(*month).to, row.to);
  }
}

}  // namespace
}  // namespace tracuu::server
