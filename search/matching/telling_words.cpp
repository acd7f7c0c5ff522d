// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/telling_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tracuu::search {

std::vector<double> telling_gains(HeldWordFlags const& held) {
  std::vector<double> gains(held.size());
  auto const hits = static_cast<double>(held.size());
  std::size_t const words = held.empty() ? 0 : held.front().size();
  for (std::size_t word = 0; word < words; ++word) {
    auto const holding = static_cast<double>(
        std::ranges::count_if(held, [word](auto const& of_hit) { return of_hit[word]; }));
    double const gain = std::max(0.0, std::log((hits + 1) / (holding + 0.5)));
    for (std::size_t hit = 0; hit < held.size(); ++hit) {
      if (held[hit][word]) gains[hit] += gain;
    }
  }
  return gains;
}

}  // namespace tracuu::search
