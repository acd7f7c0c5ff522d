// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tracuu::bench {

/// What a `share` of `times` (0 to 1), of which there is one at least, do not exceed; sorts them.
[[nodiscard]] inline double quantile(std::vector<double>& times, double share) {
  std::ranges::sort(times);
  return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

}  // namespace tracuu::bench
