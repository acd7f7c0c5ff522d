// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/calendar_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "formats/format.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/chosen_period.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive_search.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using search::DayCount;
using MonthCounts = std::array<std::size_t, 12>;

constexpr std::size_t kShades = 4;

/// Which quarter of the different counts a count lies in: 1 to kShades; 0 for none. Different
/// ones, since where most months have one announcement, two are not many.
class Shades {
 public:
  void add(std::size_t count) {
    if (count > 0) counts_.push_back(count);
  }
  void settle() {
    std::ranges::sort(counts_);
    auto const repeated = std::ranges::unique(counts_);
    counts_.erase(repeated.begin(), repeated.end());
  }

  [[nodiscard]] std::size_t shade_of(std::size_t count) const {
    if (count == 0) return 0;
    auto const below = std::ranges::lower_bound(counts_, count) - counts_.begin();
    return static_cast<std::size_t>(below) * kShades / counts_.size() + 1;
  }

 private:
  std::vector<std::size_t> counts_;
};

std::map<int, MonthCounts> counts_by_month(std::vector<DayCount> const& days) {
  std::map<int, MonthCounts> years;
  for (DayCount const& day : days) {
    auto const month = static_cast<unsigned>(day.day.month());
    years[static_cast<int>(day.day.year())].at(month - 1) += day.count;
  }
  return years;
}

/// One cell; without a link if there is nothing to find. All keys are set, since sections look
/// names up in the enclosing data, too.
PageData cell_data(std::size_t count, std::size_t shade, std::string const& url,
                   std::string const& name, std::string const& label, Language language) {
  PageData data{PageData::type::object};
  data.set("cell_url", count > 0 ? PageData{url} : PageData{false});
  data.set("cell_count", formats::format_count(count, language));
  data.set("cell_shade", std::to_string(shade));
  data.set("cell_name", name + ": " + announcements_text(count, language));
  data.set("cell_label", label);
  return data;
}

PageData year_data(int number, MonthCounts const& months, Shades const& shades, Language language) {
  PageData cells{PageData::type::list};
  std::size_t total = 0;
  for (unsigned month = 1; month <= 12; ++month) {
    std::size_t const count = months.at(month - 1);
    ArchivePeriod const period{std::chrono::year(number), std::chrono::month(month)};
    cells.push_back(cell_data(count, shades.shade_of(count), period_url(period, language),
                              period_text(period, language), formats::short_month(month, language),
                              language));
    total += count;
  }
  ArchivePeriod const year{std::chrono::year(number)};
  PageData data{PageData::type::object};
  data.set("is_gap", false);
  data.set("year_text", period_text(year, language));
  data.set("year_url", period_url(year, language));
  data.set("year_total", formats::format_count(total, language));
  data.set("cells", cells);
  return data;
}

/// The years `first` to `last`, which have none.
PageData gap_data(int first, int last) {
  PageData data{PageData::type::object};
  data.set("is_gap", true);
  data.set("year_text", first == last ? std::to_string(first) : fmt::format("{}–{}", first, last));
  return data;
}

PageData heads(Language language) {
  PageData list{PageData::type::list};
  for (unsigned month = 1; month <= 12; ++month) {
    PageData head{PageData::type::object};
    head.set("head_text", formats::short_month(month, language));
    head.set("head_name", formats::month_name(month, language));
    list.push_back(head);
  }
  return list;
}

PageData day_data(schema::Date day, std::size_t count, Shades const& shades, Language language) {
  search::SearchRequest request;
  request.filters.dates = {day, day};
  request.sort = search::SortOrder::Newest;
  PageData data = cell_data(count, shades.shade_of(count), search_url(request, language),
                            formats::format_day(day, language), "", language);
  data.set("is_outside", false);
  data.set("day_number", std::to_string(static_cast<unsigned>(day.day())));
  return data;
}

PageData outside_data() {
  PageData data{PageData::type::object};
  data.set("is_outside", true);
  return data;
}

/// 0 for Monday.
unsigned weekday_of(schema::Date day) {
  return std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() - 1;
}

}  // namespace

void set_year_calendar(PageData& data, std::vector<DayCount> const& days, Language language) {
  std::map<int, MonthCounts> const years = counts_by_month(days);
  Shades shades;
  for (auto const& [number, months] : years) {
    for (std::size_t const count : months) shades.add(count);
  }
  shades.settle();
  PageData rows{PageData::type::list};
  int newer = 0;
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    auto const& [number, months] = *year;
    if (year != years.rbegin() && number + 1 < newer) {
      rows.push_back(gap_data(number + 1, newer - 1));
    }
    rows.push_back(year_data(number, months, shades, language));
    newer = number;
  }
  data.set("has_strips", years.size() > 1);
  data.set("calendar_heads", heads(language));
  data.set("calendar_rows", rows);
}

void set_month_calendar(PageData& data, std::vector<DayCount> const& days,
                        ArchivePeriod const& period, Language language) {
  std::chrono::year_month const month = period.year / *period.month;
  schema::DateRange const range = days_of(month);
  std::map<unsigned, std::size_t> counts;
  Shades shades;
  for (DayCount const& day : days) {
    if (day.day < *range.from || day.day > *range.to) continue;
    counts[static_cast<unsigned>(day.day.day())] = day.count;
    shades.add(day.count);
  }
  shades.settle();
  std::vector<PageData> cells;
  while (cells.size() < weekday_of(*range.from)) cells.push_back(outside_data());
  for (unsigned day = 1; day <= static_cast<unsigned>(range.to->day()); ++day) {
    cells.push_back(day_data(month / std::chrono::day(day), counts[day], shades, language));
  }
  while (cells.size() % 7 != 0) cells.push_back(outside_data());
  PageData weeks{PageData::type::list};
  for (std::size_t begin = 0; begin < cells.size(); begin += 7) {
    PageData row{PageData::type::list};
    for (std::size_t at = begin; at < begin + 7; ++at) row.push_back(cells[at]);
    PageData week{PageData::type::object};
    week.set("days", row);
    weeks.push_back(week);
  }
  data.set("weeks", weeks);
}

}  // namespace tracuu::server
