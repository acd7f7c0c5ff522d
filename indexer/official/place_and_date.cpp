// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/place_and_date.hpp"

#include <unicode/uchar.h>

#include <array>
#include <charconv>
#include <chrono>
#include <string>

#include "base/contains.hpp"
#include "base/utf8.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxPlaceDateBytes = 300;
constexpr std::size_t kMaxPlaceTokens = 6;
constexpr int kMinYear = 1900;
constexpr int kMaxYear = 2100;

/// Digits of the number words from `at` on, at most `max_digits`; `at` moves after them.
std::string take_number(LineWords const& words, std::size_t& at, std::size_t max_digits) {
  std::string digits;
  while (at < words.size() && words[at].is_number() &&
         digits.size() + words[at].folded.size() <= max_digits) {
    digits += words[at++].folded;
  }
  return digits;
}

int number_of(std::string const& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<schema::Date> date_of(std::string const& day, std::string const& month,
                                    std::string const& year) {
  if (day.empty() || month.empty()) return std::nullopt;
  std::chrono::year_month_day const date{
      std::chrono::year(number_of(year)),
      std::chrono::month(static_cast<unsigned>(number_of(month))),
      std::chrono::day(static_cast<unsigned>(number_of(day)))};
  return date.ok() ? std::optional<schema::Date>(date) : std::nullopt;
}

bool is_year(std::string const& digits) {
  constexpr std::size_t kYearDigits = 4;
  return digits.size() == kYearDigits && number_of(digits) >= kMinYear &&
         number_of(digits) <= kMaxYear;
}

/// "ngày 11 tháng 7 năm 2023".
std::optional<WordDate> spelled_date(LineWords const& words, std::size_t at) {
  std::string const day = take_number(words, at, 2);
  if (at >= words.size() || words[at].folded != "thang") return std::nullopt;
  std::string const month = take_number(words, ++at, 2);
  if (at >= words.size() || words[at].folded != "nam") return std::nullopt;
  std::string const year = take_number(words, ++at, 4);
  bool const waits = day.empty() || month.empty();
  if (!is_year(year) && !waits) return std::nullopt;
  return WordDate{is_year(year) ? date_of(day, month, year) : std::nullopt, at};
}

/// "ngày 11/7/2023"; `line` says which marks stand between the numbers.
std::optional<WordDate> short_date(std::string_view line, LineWords const& words, std::size_t at) {
  if (at + 2 >= words.size()) return std::nullopt;
  for (std::size_t word = at; word < at + 3; ++word) {
    if (!words[word].is_number()) return std::nullopt;
    if (word == at) continue;
    std::size_t const begin = words[word - 1].end;
    std::string_view const mark = trim(line.substr(begin, words[word].begin - begin));
    if (mark != "/" && mark != "-" && mark != ".") return std::nullopt;
  }
  if (words[at].folded.size() > 2 || words[at + 1].folded.size() > 2) return std::nullopt;
  if (!is_year(words[at + 2].folded)) return std::nullopt;
  return WordDate{date_of(words[at].folded, words[at + 1].folded, words[at + 2].folded), at + 3};
}

bool begins_upper(std::string_view token) {
  return u_isupper(static_cast<UChar32>(base::decode_utf8(token, 0).value)) != 0;
}

/// Whether `token`, between blanks, can be a word of a place's name: "Khê,", "TP.", "–".
bool is_place_token(std::string_view token) {
  if (token == "-" || token == "–") return true;
  if (token.find('/') != std::string_view::npos || token.find(':') != std::string_view::npos) {
    return false;
  }
  bool const has_digit = token.find_first_of("0123456789") != std::string_view::npos;
  return begins_upper(token) && !has_digit;
}

/// Whether all of `text` is dots, lines and blanks: a place to be filled in.
bool is_unfilled(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    if (u_isalnum(static_cast<UChar32>(point.value))) return false;
    at += point.bytes;
  }
  return true;
}

/// Words before "ngày" that are no place: "Hôm nay, ngày …".
constexpr std::array<std::string_view, 12> kNoPlaces{
    "hom", "sang", "chieu", "toi", "tu", "den", "vao", "trong", "truoc", "sau", "ke", "ap",
};

/// "Hà nội, ", "hà nội, ": a place in small letters, that is all of `before`.
bool is_small_place(std::string_view before) {
  constexpr std::size_t kMaxPlaceWords = 4;
  LineWords const words(before);
  if (words.empty() || words.size() > kMaxPlaceWords || !trim(before).ends_with(',')) return false;
  for (std::size_t word = 0; word < words.size(); ++word) {
    if (words[word].is_number()) return false;
  }
  return trim(before).find_first_of("/:,") + 1 == trim(before).size() &&
         !base::contains(kNoPlaces, words[0].folded);
}

/// "ngày o? tháng 4# năm 2020" to the end of the line: a day written by hand that a machine could
/// not read, or "ngày xx tháng xx năm 2020".
std::optional<WordDate> unread_date(std::string_view line, LineWords const& words, std::size_t at) {
  constexpr std::size_t kMostDayWords = 3;
  constexpr std::size_t kMostMonthWords = 3;
  constexpr std::size_t kMostYearWords = 2;
  bool const has_place =
      words[at].folded == "ngay" && trim(line.substr(0, words[at].begin)).ends_with(',');
  if (!has_place) return std::nullopt;
  auto const month = words.find("thang", at + 1);
  if (!month || *month > at + 1 + kMostDayWords) return std::nullopt;
  std::size_t const year = words.find("nam", *month + 1).value_or(*month);
  bool const is_near = year <= *month + 1 + kMostMonthWords;
  bool const is_end = words.size() <= year + 1 + (year > *month ? kMostYearWords : kMostMonthWords);
  return is_near && is_end ? std::optional(WordDate{std::nullopt, words.size()}) : std::nullopt;
}

/// The byte at which the place before `end` (that of "ngày") begins.
std::size_t place_begin(std::string_view line, std::size_t end) {
  std::string_view before = line.substr(0, end);
  std::size_t begin = end;
  for (std::size_t tokens = 0; tokens < kMaxPlaceTokens; ++tokens) {
    std::string_view const rest = trim(before);
    if (rest.empty()) break;
    std::size_t const blank = rest.find_last_of(" \t");
    std::size_t const token_begin = blank == std::string_view::npos ? 0 : blank + 1;
    std::string_view const token = rest.substr(token_begin);
    // A comma ends the place and is nowhere else in it.
    bool const ends_other = tokens > 0 && (token.ends_with(',') || token.ends_with(';'));
    if (!is_place_token(token) || ends_other) break;
    begin = static_cast<std::size_t>(rest.data() - line.data()) + token_begin;
    before = line.substr(0, begin);
  }
  return begin;
}

}  // namespace

std::optional<WordDate> date_after_day(std::string_view line, LineWords const& words,
                                       std::size_t at) {
  if (at >= words.size() || words[at].folded != "ngay") return std::nullopt;
  return date_at(line, words, at + 1);
}

std::optional<WordDate> date_at(std::string_view line, LineWords const& words, std::size_t at) {
  if (auto const spelled = spelled_date(words, at)) return spelled;
  return short_date(line, words, at);
}

std::optional<PlaceAndDate> place_and_date(std::string_view line) {
  if (line.size() > kMaxPlaceDateBytes) return std::nullopt;
  LineWords const words(line);
  for (std::size_t at = 0; at < words.size(); ++at) {
    auto found = date_after_day(line, words, at);
    if (!found) found = unread_date(line, words, at);
    if (!found || found->end != words.size()) continue;
    std::size_t const day_begin = words[at].begin;
    std::size_t const begin = place_begin(line, day_begin);
    std::string_view const before = line.substr(0, begin);
    if (is_small_place(line.substr(0, day_begin))) return PlaceAndDate{found->date, 0, true};
    LineWords const lead(before);
    bool const is_letter_head = lead.begins_with("so") || lead.begins_with("v v") ||
                                lead.begins_with("luat so") || lead.begins_with("nghi quyet so");
    if (!is_unfilled(before) && !is_letter_head) return std::nullopt;
    return PlaceAndDate{found->date, is_unfilled(before) ? 0 : begin, begin < day_begin};
  }
  return std::nullopt;
}

}  // namespace tracuu::indexer
