// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdlib>

namespace tracuu::test {

/// At how many moments a kill test kills: TRACUU_KILLS (200 for a night's run), else `otherwise`.
[[nodiscard]] inline int wanted_kills(int otherwise) {
  char const* const wanted = std::getenv("TRACUU_KILLS");
  return wanted == nullptr ? otherwise : std::max(1, std::atoi(wanted));
}

}  // namespace tracuu::test
