// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/written_day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>

#include "base/ascii.hpp"
#include "indexer/sources/feed_date.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::int64_t kFirstSecond = 100'000'000;   // 1973
constexpr std::int64_t kLastSecond = 4'102'444'800;  // 2100
constexpr std::chrono::hours kVietnam{7};            // ahead of UTC, all year round

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "11/7/23": years after 50 are those of the last century.
std::optional<schema::Date> day_of_short_year(std::string_view text) {
  std::size_t const first = text.find_first_of("/-.");
  std::size_t const second = text.find_first_of("/-.", first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  std::string_view const day = text.substr(0, first);
  std::string_view const month = text.substr(first + 1, second - first - 1);
  std::string_view const year = text.substr(second + 1);
  bool const are_numbers = base::is_number(day) && base::is_number(month) && base::is_number(year);
  if (!are_numbers || day.size() > 2 || month.size() > 2 || year.size() != 2) return std::nullopt;
  return schema::parse_iso_date(
      fmt::format("{}{}-{:0>2}-{:0>2}", year > "50" ? "19" : "20", year, month, day));
}

}  // namespace

std::optional<schema::Date> day_of_epoch(std::int64_t number) {
  std::int64_t const second = number / 1000 >= kFirstSecond ? number / 1000 : number;
  if (second < kFirstSecond || second > kLastSecond) return std::nullopt;
  std::chrono::sys_seconds const local{std::chrono::seconds(second) + kVietnam};
  return schema::Date(std::chrono::floor<std::chrono::days>(local));
}

std::optional<schema::Date> written_day(std::string_view text) {
  text = trim(text);
  constexpr std::size_t kIsoBytes = 10;
  if (text.size() == kIsoBytes) {
    if (auto const day = schema::parse_iso_date(text)) return day;
  }
  std::string_view digits = text;
  if (digits.starts_with("/Date(") && digits.ends_with(")/")) {
    digits = digits.substr(6, digits.size() - 8);
    digits = digits.substr(0, digits.find_first_of("+-", 1));
  }
  if (auto const number = number_in(digits)) {
    auto const day = schema::parse_value_date(digits);
    return day ? day : day_of_epoch(*number);
  }
  if (auto const day = schema::parse_iso_date(feed_day(text))) return day;
  return day_of_short_year(text);
}

}  // namespace tracuu::indexer
