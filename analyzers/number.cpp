// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/number.hpp"

namespace tracuu::analyzers {

namespace {

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// No number is written with more groups; without a bound, a long row of
/// groups would be read again from each of them.
constexpr int kMaxGroups = 8;

bool is_mark(char c) {
  return c == ',' || c == '.';
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (is_digit(text, at)) ++at;
  return at;
}

/// The end of the groups ".250.000" after the first one to three digits, or
/// `first_end` if the digits are not grouped by `mark`.
std::size_t groups_end(std::string_view text, std::size_t begin, std::size_t first_end, char mark) {
  if (first_end - begin > 3 || text[begin] == '0') return first_end;
  std::size_t at = first_end;
  for (int groups = 0; groups < kMaxGroups; ++groups) {
    if (at >= text.size() || text[at] != mark || digits_end(text, at + 1) != at + 4) break;
    at += 4;
  }
  bool const goes_on = at < text.size() && text[at] == mark && is_digit(text, at + 1);
  return goes_on ? first_end : at;
}

/// The end of a decimal part ",5" at byte `at`, or `at` if there is none or it
/// is one of a longer row of numbers ("11.7.2023").
std::size_t decimals_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || !is_mark(text[at]) || !is_digit(text, at + 1)) return at;
  std::size_t const end = digits_end(text, at + 1);
  bool const row = end < text.size() && is_mark(text[end]) && is_digit(text, end + 1);
  return row ? at : end;
}

/// True for the 7 and the 2023 of "11.7.2023".
bool continues_row(std::string_view text, std::size_t begin) {
  return begin >= 2 && is_mark(text[begin - 1]) && is_digit(text, begin - 2);
}

void append_digits(std::string_view text, std::size_t begin, std::size_t end, std::string& out) {
  if (end - begin == 2 && text[begin] == '0') ++begin;
  for (std::size_t at = begin; at < end; ++at) {
    if (is_digit(text, at)) out += text[at];
  }
}

void find_percent(std::string_view text, NumberMatch& match) {
  std::size_t at = match.end;
  if (at < text.size() && text[at] == ' ') ++at;
  match.is_percent = at < text.size() && text[at] == '%';
  match.percent_end = at + 1;
}

}  // namespace

NumberMatch match_number(std::string_view text, std::size_t begin, std::string& out) {
  std::size_t const first_end = digits_end(text, begin);
  if (continues_row(text, begin)) {
    append_digits(text, begin, first_end, out);
    NumberMatch match;
    match.end = first_end;
    find_percent(text, match);
    return match;
  }
  std::size_t whole_end = groups_end(text, begin, first_end, '.');
  if (whole_end == first_end) {
    std::size_t const by_comma = groups_end(text, begin, first_end, ',');
    if (by_comma >= first_end + 8) whole_end = by_comma;  // two groups or more
  }
  append_digits(text, begin, whole_end, out);
  NumberMatch match;
  match.end = decimals_end(text, whole_end);
  if (match.end > whole_end) {
    out += ',';
    out += text.substr(whole_end + 1, match.end - whole_end - 1);
  }
  find_percent(text, match);
  return match;
}

}  // namespace tracuu::analyzers
