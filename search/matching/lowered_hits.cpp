// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/lowered_hits.hpp"

#include <algorithm>
#include <cstddef>

namespace tracuu::search {

void sink_lowered(std::vector<LoweredDocument> const& lowered, std::vector<ScoredDocument>& hits) {
  for (std::size_t place = hits.size(); place-- > 0;) {  // from the last, so that none is met twice
    double const factor = factor_of(lowered, hits[place].document);
    if (factor >= 1) continue;
    hits[place].score *= factor;
    std::size_t end = place + 1;
    while (end < hits.size() && hits[end].score >= hits[place].score) ++end;
    auto const at = [&](std::size_t index) {
      return hits.begin() + static_cast<std::ptrdiff_t>(index);
    };
    std::rotate(at(place), at(place + 1), at(end));
  }
}

}  // namespace tracuu::search
