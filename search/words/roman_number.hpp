// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tracuu::search {

/// The largest number that is written so in terms of office, quarters and chapters.
inline constexpr unsigned kMaxRoman = 39;

/// 13 -> "xiii"; "" for 0 and above kMaxRoman. Thread-safe, as all of this file.
[[nodiscard]] std::string roman_number(unsigned number);

/// "xiii" -> 13, in small letters; nothing for anything that roman_number() does not write.
[[nodiscard]] std::optional<unsigned> parse_roman_number(std::string_view text);

/// The other way to write a number of few digits: "13" -> "xiii", "xiii" -> "13"; "" if there is
/// none.
[[nodiscard]] std::string other_numeral(std::string_view numeral);

}  // namespace tracuu::search
