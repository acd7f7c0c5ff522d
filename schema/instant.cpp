// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "schema/date.hpp"

namespace tracuu::schema {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct ClockTime {
  Date date;
  std::chrono::hh_mm_ss<seconds> time;
};

ClockTime clock_time(Instant instant) {
  auto const day = std::chrono::floor<std::chrono::days>(instant);
  return {Date{day}, std::chrono::hh_mm_ss<seconds>{instant - day}};
}

/// `digits` are two decimal digits.
int pair_value(std::string_view digits) {
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

}  // namespace

Instant now() {
  return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

std::string format_value_instant(Instant instant) {
  auto const [date, time] = clock_time(instant);
  return fmt::format("{}{:02}{:02}{:02}", format_value_date(date), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::optional<Instant> parse_value_instant(std::string_view value) {
  if (value.size() != 14 || !base::is_number(value)) return std::nullopt;
  auto const date = parse_value_date(value.substr(0, 8));
  int const hour = pair_value(value.substr(8, 2));
  int const minute = pair_value(value.substr(10, 2));
  int const second = pair_value(value.substr(12, 2));
  if (!date || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return std::chrono::sys_days{*date} + hours{hour} + minutes{minute} + seconds{second};
}

std::string format_iso_instant(Instant instant) {
  auto const [date, time] = clock_time(instant);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_iso_date(date), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::optional<Instant> parse_iso_instant(std::string_view text) {
  bool const shaped = text.size() == 20 && text[4] == '-' && text[7] == '-' && text[10] == 'T' &&
                      text[13] == ':' && text[16] == ':' && text[19] == 'Z';
  if (!shaped) return std::nullopt;
  std::string digits(text);
  std::erase_if(digits, [](char c) { return c == '-' || c == ':' || c == 'T' || c == 'Z'; });
  return parse_value_instant(digits);
}

}  // namespace tracuu::schema
