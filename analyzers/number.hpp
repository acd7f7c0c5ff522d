// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tracuu::analyzers {

struct NumberMatch {
  std::size_t end = 0;      ///< byte after the number
  bool is_percent = false;  ///< a '%' follows, perhaps after one blank
  std::size_t percent_end = 0;
};

/// The number that begins at the digit at byte `begin`, with its normalised
/// text appended to `out`. Full stops or commas between groups of three digits
/// are dropped, a decimal comma or point becomes a comma, a leading zero of a
/// two-digit number is dropped (05 = 5, as in dates and document numbers):
///
///     1.250.000 -> 1250000    1.250,5 -> 1250,5    12,5 and 12.5 -> 12,5
///     07 -> 7    0912345678 -> 0912345678    11.7.2023 -> 11 (then 7, then 2023)
///
/// Vietnamese practice: '.' groups, ',' is the decimal mark; "1,250" alone is
/// therefore read as 1,250 (one and a quarter), "1,250,000" as grouped.
NumberMatch match_number(std::string_view text, std::size_t begin, std::string& out);

}  // namespace tracuu::analyzers
