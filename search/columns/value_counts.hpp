// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tracuu::search {

/// How often each of some values was met; 0 for one that was not.
using Counts = std::vector<std::uint32_t>;

/// The contents of a value slot that were met, in order, and how often each was.
struct ValueCounts {
  std::vector<std::string> values;
  Counts counts;
};

}  // namespace tracuu::search
