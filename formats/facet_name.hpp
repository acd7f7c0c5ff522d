// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "search/api/search_request.hpp"

namespace tracuu::formats {

/// The facets as parameters and JSON name them: each is also the name of its filter.
inline constexpr std::array<std::pair<std::string_view, search::Facet>, 6> kFacetNames{{
    {"site", search::Facet::Site},
    {"unit", search::Facet::Unit},
    {"place", search::Facet::Place},
    {"category", search::Facet::Category},
    {"type", search::Facet::Type},
    {"year", search::Facet::Year},
}};

[[nodiscard]] constexpr std::string_view facet_name(search::Facet facet) {
  auto const* const found =
      std::ranges::find(kFacetNames, facet, &std::pair<std::string_view, search::Facet>::second);
  return found->first;
}

}  // namespace tracuu::formats
