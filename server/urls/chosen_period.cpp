// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/chosen_period.hpp"

namespace tracuu::server {

std::optional<int> chosen_year(search::SearchRequest const& request) {
  if (auto const year = request.filters.year()) return year;
  auto const& [from, to] = request.filters.dates;
  if (!from || !to || from->year() != to->year()) return std::nullopt;
  return static_cast<int>(from->year());
}

std::optional<std::chrono::year_month> chosen_month(schema::DateRange const& dates) {
  if (!dates.from || !dates.to) return std::nullopt;
  std::chrono::year_month const month{dates.from->year(), dates.from->month()};
  schema::DateRange const days = days_of(month);
  if (dates.from != days.from || dates.to != days.to) return std::nullopt;
  return month;
}

schema::DateRange days_of(std::chrono::year_month month) {
  return {schema::Date{month / std::chrono::day{1}}, schema::Date{month / std::chrono::last}};
}

}  // namespace tracuu::server
