// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace tracuu::base {

/// `c` in lower case if it is one of A to Z; every other byte as it is, whatever
/// the locale. For names that are ASCII by their rules: of tags, headers, schemes,
/// charsets. Vietnamese is the analyzers' work.
[[nodiscard]] constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// All of `text` so.
[[nodiscard]] inline std::string to_lower_ascii(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), lower_ascii);
  return lower;
}

}  // namespace tracuu::base
