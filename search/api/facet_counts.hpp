// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "search/api/search_request.hpp"

namespace tracuu::search {

/// How many of the announcements found have one value of a facet.
struct FacetValue {
  std::string value;  ///< what the filter of the facet takes: "QD", "2023", "huyện Gia Viễn"
  std::string label;  ///< for readers, if that is another text: "quyết định"
  std::size_t count = 0;
};

/// The most frequent values of a facet. An announcement may have several document
/// types, and none of any facet.
struct FacetCounts {
  Facet facet;
  std::vector<FacetValue> values;  ///< most frequent first
  std::size_t distinct = 0;        ///< values there are in all
};

/// How many of the announcements found are of one year or month.
struct TimelinePeriod {
  std::string period;  ///< "2023" or "2023-07"
  std::size_t count = 0;
};

}  // namespace tracuu::search
