// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/page_day.hpp"

#include <chrono>

#include "analyzers/date_expression.hpp"
#include "indexer/text/page_line.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (!is_digit_at(text, at) || !is_digit_at(text, at + 1)) return std::nullopt;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// Where the zone of `time`, "18:30:00.000Z", begins: after minutes, or after seconds if they
/// follow with the mark that stands before the minutes, so that "10-15-08" has none.
std::size_t zone_begin(std::string_view time) {
  std::size_t at = 5;  // "18:30"
  if (at < time.size() && time[at] == time[2] && two_digits(time, at + 1)) at += 3;
  if (at < time.size() && (time[at] == '.' || time[at] == ',') && is_digit_at(time, at + 1)) {
    for (++at; is_digit_at(time, at);) ++at;
  }
  while (at < time.size() && time[at] == ' ') ++at;
  return at;
}

/// What `time` must be moved by to be local in Vietnam; nothing if it names no zone.
std::optional<std::chrono::minutes> shift_to_vietnam(std::string_view time) {
  constexpr std::chrono::minutes kVietnam = std::chrono::hours(7);
  std::size_t const zone = zone_begin(time);
  if (zone >= time.size()) return std::nullopt;
  if (time[zone] == 'Z' || time[zone] == 'z') return kVietnam;
  if (time[zone] != '+' && time[zone] != '-') return std::nullopt;
  auto const hours = two_digits(time, zone + 1);
  if (!hours) return std::nullopt;
  std::size_t const minutes_at = zone + (time.substr(zone + 3).starts_with(':') ? 4 : 3);
  std::chrono::minutes const offset =
      std::chrono::hours(*hours) + std::chrono::minutes(two_digits(time, minutes_at).value_or(0));
  return time[zone] == '+' ? kVietnam - offset : kVietnam + offset;
}

}  // namespace

std::string without_blanks_in_dates(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    bool const after_digit = !plain.empty() && is_digit_at(plain, plain.size() - 1);
    std::size_t const mark = after_digit ? text.find_first_not_of(' ', at) : at;
    bool const is_mark = after_digit && mark != std::string_view::npos &&
                         (text[mark] == '-' || text[mark] == '/' || text[mark] == '.');
    std::size_t const next = is_mark ? text.find_first_not_of(' ', mark + 1) : mark;
    if (is_mark && next != std::string_view::npos && is_digit_at(text, next)) {
      plain += text[mark];
      at = next;
    } else {
      plain += text[at];
      ++at;
    }
  }
  return plain;
}

std::optional<schema::Date> first_day(std::string_view text) {
  if (auto const found = analyzers::find_date(text)) return found->date;
  auto const found = analyzers::find_date(without_blanks_in_dates(text));
  return found ? std::optional(found->date) : std::nullopt;
}

std::optional<schema::Date> posting_day(std::string_view line) {
  if (auto const stamp = posting_stamp(line)) return stamp;
  return posting_stamp(without_blanks_in_dates(line));
}

std::optional<schema::Date> publication_day(std::string_view timestamp) {
  timestamp = trim(timestamp);
  auto const written = schema::parse_iso_date(timestamp);
  if (!written) return first_day(timestamp);
  if (timestamp.size() < 16) return written;
  std::string_view const time = timestamp.substr(11);
  auto const hour = two_digits(time, 0);
  auto const minute = two_digits(time, 3);
  auto const shift = shift_to_vietnam(time);
  if (!hour || !minute || !shift) return written;
  auto const local = std::chrono::sys_days(*written) + std::chrono::hours(*hour) +
                     std::chrono::minutes(*minute) + *shift;
  return schema::Date(std::chrono::floor<std::chrono::days>(local));
}

}  // namespace tracuu::indexer
