// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "search/api/facet_counts.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::server {
namespace {

using Timeline = std::vector<search::TimelinePeriod>;

/// Of months: months since year 0; of years: years.
int period_number(ArchivePeriod const& period) {
  int const year = static_cast<int>(period.year);
  if (!period.month) return year;
  return year * 12 + static_cast<int>(static_cast<unsigned>(*period.month)) - 1;
}

ArchivePeriod period_of(int number, search::TimelineStep step) {
  if (step == search::TimelineStep::Year) return {std::chrono::year(number)};
  return {std::chrono::year(number / 12),
          std::chrono::month(static_cast<unsigned>(number % 12) + 1)};
}

std::map<int, std::size_t> counts_by_number(Timeline const& timeline) {
  std::map<int, std::size_t> counts;
  for (search::TimelinePeriod const& each : timeline) {
    if (auto const period = parse_archive_period(each.period, '-')) {
      counts[period_number(*period)] = each.count;
    }
  }
  return counts;
}

/// The counts from the number `first` on, `size` of them.
std::vector<std::size_t> row_of(std::map<int, std::size_t> const& counts, int first,
                                std::size_t size) {
  std::vector<std::size_t> row(size, 0);
  for (auto const& [number, count] : counts) {
    auto const at = static_cast<std::size_t>(number - first);
    if (number >= first && at < size) row[at] = count;
  }
  return row;
}

}  // namespace

Comparison make_comparison(CompareParams const& params, search::SearchAnswer const& all,
                           std::vector<search::SearchAnswer> const& found,
                           std::size_t max_periods) {
  Comparison comparison;
  auto const counts = counts_by_number(all.timeline);
  int first = 0;
  std::size_t size = 0;
  if (!counts.empty()) {
    int const last = counts.rbegin()->first;
    size = std::min(max_periods, static_cast<std::size_t>(last - counts.begin()->first) + 1);
    first = last + 1 - static_cast<int>(size);
  }
  for (std::size_t at = 0; at < size; ++at) {
    comparison.periods.push_back(period_of(first + static_cast<int>(at), params.step));
  }
  comparison.all = row_of(counts, first, size);
  for (auto const& [number, count] : counts) comparison.left_out += number < first ? count : 0;
  for (std::size_t at = 0; at < found.size(); ++at) {
    ComparedSeries series;
    series.query = params.queries.at(at);
    series.notes = found[at].notes;
    series.counts = row_of(counts_by_number(found[at].timeline), first, size);
    for (std::size_t const count : series.counts) series.total += count;
    series.is_least = found[at].counted && !found[at].counted->is_exact();
    comparison.series.push_back(std::move(series));
  }
  return comparison;
}

bool is_sparse(Comparison const& comparison) {
  constexpr std::size_t kFewMonths = 24;
  std::size_t most = 0;
  for (ComparedSeries const& series : comparison.series) {
    auto const is_met = [](std::size_t count) { return count > 0; };
    most = std::max(most, static_cast<std::size_t>(std::ranges::count_if(series.counts, is_met)));
  }
  return comparison.periods.size() > kFewMonths && 2 * most < comparison.periods.size();
}

std::optional<double> per_mille(Comparison const& comparison, ComparedSeries const& series,
                                std::size_t period) {
  std::size_t const all = comparison.all.at(period);
  if (all == 0) return std::nullopt;
  return 1000.0 * static_cast<double>(series.counts.at(period)) / static_cast<double>(all);
}

std::string format_decimal(double number, base::Language language) {
  std::string text = fmt::format("{:.2f}", number);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  if (number > 0 && number < 0.1) text = fmt::format("{:.2g}", number);  // not "0"
  if (language == base::Language::Vietnamese) std::ranges::replace(text, '.', ',');
  return text;
}

schema::DateRange compared_days(CompareParams const& params, ArchivePeriod const& period) {
  schema::DateRange days = days_of(period);
  if (params.dates.from) days.from = std::max(*days.from, *params.dates.from);
  if (params.dates.to) days.to = std::min(*days.to, *params.dates.to);
  return days;
}

}  // namespace tracuu::server
