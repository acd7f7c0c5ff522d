// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/roman_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.hpp"

namespace tracuu::search {

std::string roman_number(unsigned number) {
  if (number == 0 || number > kMaxRoman) return "";
  constexpr std::array<std::string_view, 10> kOnes{"",  "i",  "ii",  "iii",  "iv",
                                                   "v", "vi", "vii", "viii", "ix"};
  return std::string(number / 10, 'x').append(kOnes[number % 10]);
}

std::optional<unsigned> parse_roman_number(std::string_view text) {
  for (unsigned number = 1; number <= kMaxRoman; ++number) {
    if (roman_number(number) == text) return number;
  }
  return std::nullopt;
}

std::string other_numeral(std::string_view numeral) {
  constexpr std::size_t kMaxDigits = 2;
  if (auto const number = parse_roman_number(numeral)) return std::to_string(*number);
  if (numeral.size() > kMaxDigits || !std::ranges::all_of(numeral, base::is_digit)) return "";
  unsigned number = 0;
  std::from_chars(numeral.data(), numeral.data() + numeral.size(), number);
  return roman_number(number);
}

}  // namespace tracuu::search
