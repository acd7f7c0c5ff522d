// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/api/search_request.hpp"

namespace tracuu::search {

/// What a search is likely to cost, for those who put it into a queue.
enum class SearchLane {
  Cheap,  ///< words as most people type them
  Dear,   ///< what may look at much of the index
};

/// The lane of a request by what it asks for, without an index: '*' after few letters, NEAR, long
/// lists of OR, many words or clauses, fewer of them with facets or many hits, and pages far down
/// are dear. Time is linear in the text (microseconds).
/// Thread-safe; fit for I/O threads. Texts over kMaxQueryBytes, which search() refuses, are cheap.
[[nodiscard]] SearchLane lane_of(SearchRequest const& request);

}  // namespace tracuu::search
