// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>

namespace tracuu::indexer {

/// How often words, and words side by side, stand in texts like the one that is read: by what is
/// common, what a machine misread is told from what stands there. Terms are those of analyzer "vi"
/// (analyzers/syllable.hpp): "van|65", "dan van|,65". The functions are those of one thread.
struct WordCounts {
  std::function<double(std::string_view term)> word;       ///< 0: it never stands there
  std::function<double(std::string_view pair_term)> pair;  ///< 0: they never stand side by side
  double words = 0;                                        ///< all together
};

}  // namespace tracuu::indexer
