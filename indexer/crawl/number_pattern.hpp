// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/ascii.hpp"

namespace tracuu::indexer {

/// `text` with each number as one '#': what two texts have in common that differ in numbers alone.
/// "tin-12-t345.html" -> "tin-#-t#.html". Thread-safe.
[[nodiscard]] inline std::string number_pattern(std::string_view text) {
  std::string pattern;
  for (char const c : text) {
    if (!base::is_digit(c)) {
      pattern += c;
    } else if (!pattern.ends_with('#')) {
      pattern += '#';
    }
  }
  return pattern;
}

}  // namespace tracuu::indexer
