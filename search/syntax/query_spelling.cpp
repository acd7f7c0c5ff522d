// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/query_spelling.hpp"

#include <algorithm>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace tracuu::search {
namespace {

constexpr std::size_t kFewestDigits = 9;
constexpr std::size_t kMostDigits = 15;

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// Of a word or its edge: a byte of a letter with marks counts as a letter.
bool is_word_byte(char c) {
  return base::is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool has_address(std::string_view text) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (at == 0 || !is_word_byte(text[at - 1])) continue;
    std::string_view const host = text.substr(at + 1, text.find(' ', at) - at - 1);
    std::size_t const dot = host.find('.');
    if (dot != std::string_view::npos && dot > 0 && dot + 1 < host.size()) return true;
  }
  return false;
}

bool is_year(std::string_view group) {
  return group.size() == 4 && (group.starts_with("19") || group.starts_with("20"));
}

/// Groups of digits with one blank, dot or hyphen between two: "0912 345 678".
struct DigitRun {
  std::size_t digits = 0;
  bool has_other_than_years = false;
};

bool is_separator(char c) {
  return c == ' ' || c == '.' || c == '-';
}

bool has_long_number(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (!base::is_digit(text[at])) {
      ++at;
      continue;
    }
    bool const begins_apart = at == 0 || !is_letter(text[at - 1]);
    DigitRun run;
    while (at < text.size() && base::is_digit(text[at])) {
      std::size_t end = at;
      while (end < text.size() && base::is_digit(text[end])) ++end;
      run.digits += end - at;
      if (!is_year(text.substr(at, end - at))) run.has_other_than_years = true;
      at = end;
      bool const goes_on =
          at + 1 < text.size() && is_separator(text[at]) && base::is_digit(text[at + 1]);
      if (goes_on) ++at;
      if (!goes_on) break;
    }
    bool const is_long = run.digits >= kFewestDigits && run.digits <= kMostDigits;
    if (is_long && begins_apart && run.has_other_than_years) return true;
  }
  return false;
}

/// Whether the word that begins at `at` has the form of `form`: 'a' a letter, '0' a digit; other
/// bytes stand for themselves.
bool has_form(std::string_view text, std::size_t at, std::string_view form) {
  if (at > 0 && is_word_byte(text[at - 1])) return false;
  if (text.size() - at < form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    char const c = text[at + i];
    bool const fits = form[i] == 'a'   ? is_letter(c)
                      : form[i] == '0' ? base::is_digit(c)
                                       : c == form[i];
    if (!fits) return false;
  }
  std::size_t const end = at + form.size();
  return end == text.size() || (!is_word_byte(text[end]) && text[end] != '/');
}

constexpr std::string_view kPersonalForms[] = {
    "a0000000",    "a00000000",                                // passports
    "00a-000.00",  "00a-00000",   "00a00000",   "00a 000.00",  // plates of cars
    "00a0-000.00", "00a0-00000",  "00a000000",  "00a0 000.00", "00a 00000",
    "00a0 00000",  "00aa-000.00", "00aa-00000", "00aa00000",  // of motorcycles
};

bool has_personal_form(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (std::ranges::any_of(kPersonalForms,
                            [&](std::string_view form) { return has_form(text, at, form); })) {
      return true;
    }
  }
  return false;
}

std::size_t characters_of(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) at += base::decode_utf8(text, at).bytes;
  return characters;
}

}  // namespace

QuerySpelling query_spelling(std::string_view text) {
  QuerySpelling spelling;
  spelling.text = analyzers::analyzer("raw").normalize_term(text);
  for (std::size_t at = 0; at < spelling.text.size(); ++spelling.characters) {
    base::CodePoint const next = base::decode_utf8(spelling.text, at);
    // Letters of Latin Extended blocks; not the quotes and dashes beyond them.
    bool const is_marked = (next.value >= 0xC0 && next.value <= 0x24F) ||
                           (next.value >= 0x1E00 && next.value <= 0x1EFF);
    if (is_marked) spelling.has_marks = true;
    at += next.bytes;
  }
  // A term of an index is cut, a query that is too long to be kept is not.
  spelling.characters = std::max(spelling.characters, characters_of(text));
  return spelling;
}

bool looks_personal(std::string_view spelling) {
  return has_address(spelling) || has_long_number(spelling) || has_personal_form(spelling);
}

}  // namespace tracuu::search
