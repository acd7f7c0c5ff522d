// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/date_range.hpp"

#include <fmt/format.h>

#include "analyzers/date_expression.hpp"

namespace tracuu::search {

namespace {

/// "7/2023", "07-2023", "7.2023".
std::optional<schema::DateRange> parse_month_first(std::string_view text) {
  std::size_t const separator = text.find_first_of("/-.");
  bool const shaped = (separator == 1 || separator == 2) && text.size() == separator + 5;
  if (!shaped) return std::nullopt;
  return schema::parse_iso_period(
      fmt::format("{}-{:0>2}", text.substr(separator + 1), text.substr(0, separator)));
}

std::optional<schema::DateRange> parse_period(std::string_view text) {
  if (auto const iso = schema::parse_iso_period(text)) return iso;
  if (auto const month = parse_month_first(text)) return month;
  auto const day = analyzers::find_date(text);
  if (!day || day->begin != 0 || day->end != text.size()) return std::nullopt;
  return schema::DateRange{day->date, day->date};
}

/// Where the ends meet: at "..", or at the '-' of "2020-2025".
struct Cut {
  std::string_view from;
  std::string_view to;
};

std::optional<Cut> cut_range(std::string_view text) {
  if (std::size_t const dots = text.find(".."); dots != std::string_view::npos) {
    return Cut{text.substr(0, dots), text.substr(dots + 2)};
  }
  if (text.size() == 9 && text[4] == '-') return Cut{text.substr(0, 4), text.substr(5)};
  return std::nullopt;
}

}  // namespace

std::optional<schema::DateRange> parse_date_range(std::string_view text) {
  if (auto const period = parse_period(text)) return period;
  auto const cut = cut_range(text);
  if (!cut) return std::nullopt;
  auto const begin = parse_period(cut->from);
  auto const end = parse_period(cut->to);
  bool const valid = (cut->from.empty() || begin) && (cut->to.empty() || end) && (begin || end);
  if (!valid) return std::nullopt;
  schema::DateRange range;
  if (begin) range.from = begin->from;
  if (end) range.to = end->to;
  return range;
}

}  // namespace tracuu::search
