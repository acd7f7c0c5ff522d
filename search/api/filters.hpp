// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "schema/date.hpp"
#include "search/api/facet.hpp"
#include "search/api/relations.hpp"

namespace tracuu::search {

/// What a search is narrowed to in one facet.
struct FacetFilter {
  std::string text{};       ///< as FacetMatch says; empty: the filter is off
  bool whole_name = false;  ///< FacetMatch::Name only: `text` is all of the name

  [[nodiscard]] bool is_on() const { return !text.empty(); }

  friend bool operator==(FacetFilter const&, FacetFilter const&) = default;
};

/// What an announcement must be to be found, whatever the query asks for.
struct Filters {
  schema::DateRange dates{};          ///< published in it
  std::optional<InForce> in_force{};  ///< in this state today, as the index says it
  std::array<FacetFilter, kFacetCount> by_facet{};

  [[nodiscard]] FacetFilter& operator[](Facet facet) {
    return by_facet[static_cast<std::size_t>(facet)];
  }
  [[nodiscard]] FacetFilter const& operator[](Facet facet) const {
    return by_facet[static_cast<std::size_t>(facet)];
  }

  /// All are off.
  [[nodiscard]] bool is_empty() const;

  /// The filter Facet::Year; nothing if it is off or no year from 1 to 9999.
  [[nodiscard]] std::optional<int> year() const;
};

inline constexpr int kMaxYear = 9'999;

/// The filter that a person or a URL writes as `written`: a name in straight double quotes is the
/// whole name. A year loses its leading zeros. Thread-safe, as all of this file.
///
///     Unit, "tư pháp"         ->  {"tư pháp"}
///     Unit, "\"Sở Tư pháp\""  ->  {"Sở Tư pháp", whole_name}
[[nodiscard]] FacetFilter read_filter(Facet facet, std::string_view written);

/// The inverse of read_filter.
[[nodiscard]] std::string write_filter(FacetFilter const& filter);

/// The filter that finds just what FacetValue::value was counted for; off if `value` is empty, or
/// no year for Facet::Year.
[[nodiscard]] FacetFilter filter_for_value(Facet facet, std::string_view value);

/// InvalidArgument for a year that is none and for text that is not UTF-8.
[[nodiscard]] base::Result<void> check_filters(Filters const& filters);

}  // namespace tracuu::search
