// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/date.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/ascii.hpp"

namespace tracuu::schema {

namespace {

/// The number written by exactly `text`, which must be decimal digits only.
std::optional<int> digits(std::string_view text) {
  if (!base::is_number(text) || text.size() > 4) return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<Date> make_date(std::optional<int> year, std::optional<int> month,
                              std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  Date const date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

int year_of(Date date) {
  return static_cast<int>(date.year());
}
unsigned month_of(Date date) {
  return static_cast<unsigned>(date.month());
}
unsigned day_of(Date date) {
  return static_cast<unsigned>(date.day());
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  bool const shaped = text.size() >= 10 && text[4] == '-' && text[7] == '-' &&
                      (text.size() == 10 || text[10] == 'T' || text[10] == ' ');
  if (!shaped) return std::nullopt;
  return make_date(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
}

std::optional<DateRange> parse_iso_period(std::string_view text) {
  if (auto const day = parse_iso_date(text)) return DateRange{day, day};
  if (text.size() == 4) {
    auto const from = make_date(digits(text), 1, 1);
    if (!from) return std::nullopt;
    return DateRange{from, Date{from->year(), std::chrono::December, std::chrono::day{31}}};
  }
  if (text.size() == 7 && text[4] == '-') {
    auto const from = make_date(digits(text.substr(0, 4)), digits(text.substr(5, 2)), 1);
    if (!from) return std::nullopt;
    return DateRange{from, Date{from->year() / from->month() / std::chrono::last}};
  }
  return std::nullopt;
}

std::string format_iso_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", year_of(date), month_of(date), day_of(date));
}

std::string format_value_date(Date date) {
  return fmt::format("{:04}{:02}{:02}", year_of(date), month_of(date), day_of(date));
}

std::optional<Date> parse_value_date(std::string_view value) {
  if (value.size() != 8) return std::nullopt;
  return make_date(digits(value.substr(0, 4)), digits(value.substr(4, 2)),
                   digits(value.substr(6, 2)));
}

std::string format_vietnamese_date(Date date) {
  return fmt::format("{:02}/{:02}/{:04}", day_of(date), month_of(date), year_of(date));
}

Date today() {
  auto const here = std::chrono::system_clock::now() + std::chrono::hours{7};
  return Date{std::chrono::floor<std::chrono::days>(here)};
}

}  // namespace tracuu::schema
