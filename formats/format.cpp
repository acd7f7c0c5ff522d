// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analyzers/capitals.hpp"
#include "base/wording.hpp"

namespace tracuu::formats {
namespace {

bool is_english(base::Language language) {
  return language == base::Language::English;
}

constexpr std::array<base::TextKey<0>, 12> kMonthNames = {
    "month.1", "month.2", "month.3", "month.4",  "month.5",  "month.6",
    "month.7", "month.8", "month.9", "month.10", "month.11", "month.12"};

}  // namespace

std::string format_count(std::size_t count, base::Language language) {
  std::string digits = std::to_string(count);
  char const separator = is_english(language) ? ',' : '.';
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, separator);
  return digits;
}

std::string format_seconds(std::chrono::microseconds time, base::Language language) {
  double const seconds = std::max(0.01, std::chrono::duration<double>(time).count());
  std::string text = fmt::format("{:.2f}", seconds);
  if (!is_english(language)) std::ranges::replace(text, '.', ',');
  return text;
}

std::string format_day(schema::Date date, base::Language language) {
  if (!is_english(language) || !date.ok()) return schema::format_vietnamese_date(date);
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     month_name(static_cast<unsigned>(date.month()), language),
                     static_cast<int>(date.year()));
}

std::string format_month(std::chrono::year_month month, base::Language language) {
  unsigned const number = static_cast<unsigned>(month.month());
  int const year = static_cast<int>(month.year());
  if (!is_english(language) || !month.ok()) return fmt::format("{}/{}", number, year);
  return fmt::format("{} {}", month_name(number, language), year);
}

std::string month_name(unsigned month, base::Language language) {
  return std::string(base::wording(kMonthNames.at(month - 1), language));
}

std::string short_month(unsigned month, base::Language language) {
  if (!is_english(language)) return std::to_string(month);
  return month_name(month, language).substr(0, 3);
}

std::string signature_line(schema::Signature const& signature, base::Language language) {
  constexpr std::size_t kDayBytes = 10;  // "2023-07-11T10:15:08+07:00"
  constexpr std::size_t kMinuteBytes = 5;
  std::string_view const time = signature.time;
  auto const day = schema::parse_iso_date(time.substr(0, kDayBytes));
  if (!day) return signature.signer;
  std::string line = fmt::format("{}, {}", signature.signer, format_day(*day, language));
  if (time.size() > kDayBytes + kMinuteBytes && time[kDayBytes] == 'T') {
    line += fmt::format(" {}", time.substr(kDayBytes + 1, kMinuteBytes));
  }
  return line;
}

std::string page_list(std::string_view pages) {
  std::string list;
  for (char const c : pages) {
    if (c == '-') {
      list += "–";
    } else {
      list += c;
      if (c == ',') list += ' ';
    }
  }
  return list;
}

std::string with_first_capital(std::string_view text) {
  return analyzers::with_capitals(text, analyzers::Capitals::First);
}

bool is_web_address(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

}  // namespace tracuu::formats
