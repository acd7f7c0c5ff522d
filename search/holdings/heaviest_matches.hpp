// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/matching/rescoring.hpp"

namespace tracuu::search {

/// The first `count` of what `query` matches by Xapian::CoordWeight, in the order of hits
/// (hit_order.hpp): of one index and of several shards the same ones. May throw Xapian::Error.
[[nodiscard]] std::vector<ScoredDocument> heaviest_matches(Xapian::Database const& database,
                                                           Xapian::Query const& query,
                                                           Xapian::doccount count);

}  // namespace tracuu::search
