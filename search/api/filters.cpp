// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/filters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"

namespace tracuu::search {

namespace {

std::optional<int> parse_year(std::string_view text) {
  int year = 0;
  char const* const text_end = text.data() + text.size();
  auto const [end, error] = std::from_chars(text.data(), text_end, year);
  bool const is_year = error == std::errc{} && end == text_end && year >= 1 && year <= kMaxYear;
  return is_year ? std::optional(year) : std::nullopt;
}

bool is_quoted(std::string_view text) {
  return text.size() > 2 && text.starts_with('"') && text.ends_with('"');
}

}  // namespace

bool Filters::is_empty() const {
  return dates.is_open() && !in_force && std::ranges::none_of(by_facet, &FacetFilter::is_on);
}

std::optional<int> Filters::year() const {
  return parse_year((*this)[Facet::Year].text);
}

FacetFilter read_filter(Facet facet, std::string_view written) {
  FacetMatch const match = facet_row(facet).match;
  if (match == FacetMatch::Name && is_quoted(written)) {
    return {std::string(written.substr(1, written.size() - 2)), true};
  }
  if (match == FacetMatch::Year) {
    if (auto const year = parse_year(written)) return {std::to_string(*year), false};
  }
  return {std::string(written), false};
}

std::string write_filter(FacetFilter const& filter) {
  return filter.whole_name ? '"' + filter.text + '"' : filter.text;
}

FacetFilter filter_for_value(Facet facet, std::string_view value) {
  FacetMatch const match = facet_row(facet).match;
  if (value.empty() || (match == FacetMatch::Year && !parse_year(value))) return {};
  return {std::string(value), match == FacetMatch::Name};
}

base::Result<void> check_filters(Filters const& filters) {
  using base::Error;
  using base::ErrorCode;
  for (FacetRow const& row : kFacets) {
    FacetFilter const& filter = filters[row.facet];
    if (base::find_invalid_utf8(filter.text)) {
      return Error{ErrorCode::InvalidArgument, "the query is not valid UTF-8", ""};
    }
    if (row.match == FacetMatch::Year && filter.is_on() && !parse_year(filter.text)) {
      return Error{ErrorCode::InvalidArgument, fmt::format("{}: {} is none", row.name, filter.text),
                   ""};
    }
  }
  return {};
}

}  // namespace tracuu::search
