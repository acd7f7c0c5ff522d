// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "schema/date.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::server {

/// The year that a search is limited to, by its filter or because its first and
/// last day lie in it: such a search is shown by month, others by year.
[[nodiscard]] std::optional<int> chosen_year(search::SearchRequest const& request);

/// The month that is just the days asked for; nothing if they are no whole month.
[[nodiscard]] std::optional<std::chrono::year_month> chosen_month(schema::DateRange const& dates);

/// From the first to the last day of `month`.
[[nodiscard]] schema::DateRange days_of(std::chrono::year_month month);

}  // namespace tracuu::server
