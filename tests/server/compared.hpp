// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "server/views/archive/comparison.hpp"

namespace tracuu::server {

/// Months of 2009, from January on, in which each of `queries` was found once, twice, …
inline Comparison sample_comparison(std::vector<std::string> const& queries, unsigned months = 3) {
  Comparison comparison;
  for (unsigned month = 0; month < months; ++month) {
    comparison.periods.push_back({std::chrono::year(2009 + static_cast<int>(month / 12)),
                                  std::chrono::month(month % 12 + 1)});
    comparison.all.push_back(100);
  }
  for (std::string const& query : queries) {
    ComparedSeries series;
    series.query = query;
    for (unsigned month = 0; month < months; ++month) {
      series.counts.push_back((comparison.series.size() + 1) * month);
      series.total += series.counts.back();
    }
    comparison.series.push_back(std::move(series));
  }
  return comparison;
}

inline CompareParams sample_compare_params(std::vector<std::string> queries) {
  CompareParams params;
  params.queries = std::move(queries);
  params.was_asked = true;
  return params;
}

}  // namespace tracuu::server
