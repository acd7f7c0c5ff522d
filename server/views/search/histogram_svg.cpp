// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/histogram_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "search/api/facet_counts.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/chosen_period.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {
namespace {

/// The drawing, in its own units; style.css sets how wide it is shown.
constexpr double kWidth = 240;
constexpr double kHeight = 72;
constexpr double kLeastHeight = 2;  ///< of a bar that stands for something
constexpr double kGap = 0.2;        ///< share of a bar's place

/// Wider spans lose their empty periods: one announcement dated 1945 must not squeeze the rest.
constexpr std::size_t kMaxPlaces = 48;

/// A year, or a month of one.
struct Bar {
  std::chrono::year_month month;  ///< of a year: January
  bool is_year = true;
  std::size_t count = 0;
};

std::vector<Bar> read_bars(std::vector<search::TimelinePeriod> const& timeline) {
  std::vector<Bar> bars;
  for (search::TimelinePeriod const& period : timeline) {
    auto const days = schema::parse_iso_period(period.period);
    if (!days || !days->from) continue;
    bool const is_year = period.period.find('-') == std::string::npos;
    bars.push_back({{days->from->year(), days->from->month()}, is_year, period.count});
  }
  return bars;
}

/// Months stand in their whole year: from its January to its December.
std::vector<Bar> with_year_ends(std::vector<Bar> bars) {
  if (bars.empty() || bars.front().is_year) return bars;
  std::chrono::year_month const first = bars.front().month.year() / std::chrono::January;
  std::chrono::year_month const last = bars.back().month.year() / std::chrono::December;
  if (bars.front().month != first) bars.insert(bars.begin(), {first, false, 0});
  if (bars.back().month != last) bars.push_back({last, false, 0});
  return bars;
}

std::vector<Bar> newest(std::vector<Bar> const& bars) {
  std::size_t const left_out = bars.size() - std::min(bars.size(), kMaxPlaces);
  return {bars.begin() + static_cast<std::ptrdiff_t>(left_out), bars.end()};
}

/// `bars`, earliest first, with the periods between them that have none.
std::vector<Bar> with_gaps(std::vector<Bar> const& bars) {
  if (bars.empty()) return bars;
  auto const step = std::chrono::months{bars.front().is_year ? 12 : 1};
  std::vector<Bar> all;
  for (Bar const& bar : bars) {
    while (!all.empty() && all.back().month + step < bar.month) {
      if (all.size() >= kMaxPlaces) return newest(bars);
      all.push_back({all.back().month + step, bar.is_year, 0});
    }
    all.push_back(bar);
  }
  return all.size() > kMaxPlaces ? newest(bars) : all;
}

std::string label_of(Bar const& bar, base::Language language) {
  if (bar.is_year) return std::to_string(static_cast<int>(bar.month.year()));
  return formats::format_month(bar.month, language);
}

std::string count_text(std::size_t count, base::Language language) {
  std::string const number = formats::format_count(count, language);
  return count == 1 ? base::wording("count.results.one", language, number)
                    : base::wording("count.results", language, number);
}

std::string url_of(Bar const& bar, SearchParams const& params) {
  return changed_url(params, [&](search::SearchRequest& request) {
    if (bar.is_year) {
      request.filters[search::Facet::Year] =
          search::filter_for_value(search::Facet::Year, label_of(bar, params.language));
    } else {
      request.filters.dates = days_of(bar.month);
    }
  });
}

std::string number_text(double number) {
  return fmt::format("{:.1f}", number);
}

PageData bar_data(Bar const& bar, std::size_t place, double step, std::size_t most,
                  SearchParams const& params) {
  double const share = static_cast<double>(bar.count) / static_cast<double>(most);
  double const height = std::max(kLeastHeight, share * kHeight);
  PageData data{PageData::type::object};
  data.set("bar_label", label_of(bar, params.language));
  data.set("bar_count", count_text(bar.count, params.language));
  data.set("bar_url", url_of(bar, params));
  data.set("bar_left", number_text(static_cast<double>(place) * step));
  data.set("bar_step", number_text(step));
  data.set("bar_x", number_text((static_cast<double>(place) + kGap / 2) * step));
  data.set("bar_width", number_text((1 - kGap) * step));
  data.set("bar_y", number_text(kHeight - height));
  data.set("bar_height", number_text(height));
  return data;
}

}  // namespace

bool set_histogram(PageData& data, search::SearchAnswer const& answer, SearchParams const& params) {
  std::vector<Bar> const counted = read_bars(answer.timeline);
  std::vector<Bar> const places = with_gaps(with_year_ends(counted));
  std::size_t most = 1;
  for (Bar const& bar : places) most = std::max(most, bar.count);
  PageData bars{PageData::type::list};
  // Few bars are not drawn as wide as the page.
  double const step = kWidth / static_cast<double>(std::max<std::size_t>(places.size(), 8));
  for (std::size_t at = 0; at < places.size(); ++at) {
    if (places[at].count > 0) bars.push_back(bar_data(places[at], at, step, most, params));
  }
  bool const is_shown = counted.size() > 1;
  data.set("has_histogram", is_shown);
  if (!is_shown) return false;
  data.set("bars", bars);
  data.set("by_year", places.front().is_year);
  data.set("first_period", label_of(places.front(), params.language));
  data.set("last_period", label_of(places.back(), params.language));
  data.set("last_x", number_text(static_cast<double>(places.size()) * step));
  return true;
}

}  // namespace tracuu::server
