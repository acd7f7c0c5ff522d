// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "schema/date.hpp"
#include "search/api/facet_counts.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::search {

/// How the values of a facet are listed.
enum class ValueOrder { Count, Name };

/// What to count in an archive as a whole.
struct HoldingsRequest {
  schema::DateRange dates{};    ///< only announcements published in it; open: all, undated too
  std::vector<Facet> facets{};  ///< not Facet::Year: the days tell
  ValueOrder order = ValueOrder::Count;  ///< Name: as in a Vietnamese list
};

struct DayCount {
  schema::Date day;
  std::size_t count = 0;
};

/// All values of a facet.
struct FacetHoldings {
  FacetCounts counts;       ///< all of them, in the order asked for
  std::size_t without = 0;  ///< announcements that have none
};

/// What an archive holds. All numbers are exact.
struct Holdings {
  std::size_t announcements = 0;
  std::size_t undated = 0;            ///< of them; none within dates
  std::vector<DayCount> days;         ///< earliest first, days without any left out
  std::vector<FacetHoldings> facets;  ///< in the order they were asked for
};

}  // namespace tracuu::search
