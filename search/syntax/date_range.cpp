// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/date_range.hpp"

#include "schema/written_period.hpp"

namespace tracuu::search {

namespace {

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
  if (auto const period = schema::parse_written_period(text)) return period;
  auto const cut = cut_range(text);
  if (!cut) return std::nullopt;
  auto const begin = schema::parse_written_period(cut->from);
  auto const end = schema::parse_written_period(cut->to);
  bool const valid = (cut->from.empty() || begin) && (cut->to.empty() || end) && (begin || end);
  if (!valid) return std::nullopt;
  schema::DateRange range;
  if (begin) range.from = begin->from;
  if (end) range.to = end->to;
  return range;
}

}  // namespace tracuu::search
