// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "schema/date.hpp"
#include "search/api/note.hpp"
#include "search/api/search_answer.hpp"
#include "server/urls/archive_params.hpp"
#include "server/urls/archive_period.hpp"

namespace tracuu::server {

/// What one query found in each period.
struct ComparedSeries {
  std::string query;
  std::vector<search::Note> notes;  ///< how it was read
  std::vector<std::size_t> counts;  ///< by period; exact unless is_least
  std::size_t total = 0;            ///< sum of counts
  bool is_least = false;            ///< not all that match were counted
};

/// How often queries are met, period by period.
struct Comparison {
  std::vector<ArchivePeriod> periods;  ///< years or months in a row, earliest first
  std::vector<std::size_t> all;        ///< announcements there are in each
  std::vector<ComparedSeries> series;  ///< in the order of the queries
  std::size_t left_out = 0;            ///< announcements of earlier periods than the first
};

inline constexpr std::size_t kAllPeriods = std::numeric_limits<std::size_t>::max();

/// Of the timelines of all announcements in the scope of `params` and of those that each query
/// found. Of more than `max_periods` only the newest are kept.
[[nodiscard]] Comparison make_comparison(CompareParams const& params,
                                         search::SearchAnswer const& all,
                                         std::vector<search::SearchAnswer> const& found,
                                         std::size_t max_periods);

/// Whether months are too few to be drawn by: most of them have nothing, whatever the query, in
/// more than two years. REQUIRES: its periods are months.
[[nodiscard]] bool is_sparse(Comparison const& comparison);

/// Of a thousand announcements of that period, how many the query found; nothing for a period
/// without any.
[[nodiscard]] std::optional<double> per_mille(Comparison const& comparison,
                                              ComparedSeries const& series, std::size_t period);

/// "12,5" / "12.5": at most two decimals, no zeros at the end; under 0.1 two digits.
[[nodiscard]] std::string format_decimal(double number, base::Language language);

/// The days of a period that lie within what was asked for.
[[nodiscard]] schema::DateRange compared_days(CompareParams const& params,
                                              ArchivePeriod const& period);

}  // namespace tracuu::server
