// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace tracuu::search {

/// How many announcements match. Only lower == upper may be shown as exact.
struct MatchCount {
  std::size_t lower = 0;
  std::size_t estimated = 0;
  std::size_t upper = 0;

  [[nodiscard]] bool is_exact() const { return lower == upper; }
};

}  // namespace tracuu::search
