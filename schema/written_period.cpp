// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/written_period.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.hpp"

namespace tracuu::schema {

namespace {

constexpr std::size_t kMostParts = 3;

/// The numbers of "11/7/2023", which one mark parts; nothing if there are none, or too many.
struct Parts {
  std::array<std::string_view, kMostParts> digits;
  std::size_t count = 0;
};

std::optional<Parts> split(std::string_view text) {
  std::size_t const first_mark = text.find_first_of("/-.");
  if (first_mark == std::string_view::npos) return std::nullopt;
  char const mark = text[first_mark];
  Parts parts;
  while (true) {
    std::size_t const end = std::min(text.find(mark), text.size());
    std::string_view const digits = text.substr(0, end);
    if (parts.count == kMostParts || digits.empty() ||
        !std::ranges::all_of(digits, base::is_digit)) {
      return std::nullopt;
    }
    parts.digits[parts.count++] = digits;
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

unsigned value_of(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// "2023", "23".
std::optional<std::chrono::year> read_year(std::string_view digits) {
  constexpr unsigned kFirstOfTwentieth = 70;
  unsigned const value = value_of(digits);
  if (digits.size() == 4 && value > 0) return std::chrono::year{static_cast<int>(value)};
  if (digits.size() != 2) return std::nullopt;
  return std::chrono::year{static_cast<int>(value + (value < kFirstOfTwentieth ? 2000 : 1900))};
}

bool is_day_or_month(std::string_view digits) {
  return digits.size() <= 2;
}

}  // namespace

std::optional<DateRange> parse_written_period(std::string_view text) {
  if (auto const iso = parse_iso_period(text)) return iso;
  auto parts = split(text);
  if (!parts) return std::nullopt;
  bool const is_year_first = parts->count == kMostParts && parts->digits[0].size() == 4;
  if (is_year_first) std::swap(parts->digits[0], parts->digits[2]);
  bool const is_month = parts->count == 2 && parts->digits[1].size() == 4;
  bool const is_day = parts->count == kMostParts && is_day_or_month(parts->digits[1]);
  if (!is_day_or_month(parts->digits[0]) || (!is_month && !is_day)) return std::nullopt;
  auto const year = read_year(parts->digits[parts->count - 1]);
  std::chrono::month const month{value_of(parts->digits[parts->count - 2])};
  if (!year || !month.ok()) return std::nullopt;
  if (is_month) return DateRange{Date{*year / month / 1}, Date{*year / month / std::chrono::last}};
  Date const day{*year, month, std::chrono::day{value_of(parts->digits[0])}};
  if (!day.ok()) return std::nullopt;
  return DateRange{day, day};
}

}  // namespace tracuu::schema
