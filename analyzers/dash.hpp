// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tracuu::analyzers {

/// What stands for the dash of a document number, a date or a range in texts and queries: hyphens
/// (U+00AD, U+2010 … U+2015, U+2043, U+02D7), the minus sign (U+2212), small and fullwidth forms
/// (U+FE58, U+FE63, U+FF0D). Source: Unicode 15, property Dash, and the soft hyphen that word
/// processors leave.
[[nodiscard]] constexpr bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xAD || c == 0x2043 ||
         c == 0x02D7 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

/// What stands for the slash of a document number: U+2044, U+2215 and U+FF0F too.
[[nodiscard]] constexpr bool is_slash(char32_t c) {
  return c == U'/' || c == 0x2044 || c == 0x2215 || c == 0xFF0F;
}

}  // namespace tracuu::analyzers
