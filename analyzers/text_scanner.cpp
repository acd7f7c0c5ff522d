// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/text_scanner.hpp"

#include <algorithm>
#include <array>

#include "analyzers/dash.hpp"
#include "analyzers/letter.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

// What is read here is not torn apart further than this, and a page of blanks
// after every digit must not make a search quadratic.
constexpr int kMaxBlanks = 8;

/// Combining Diacritical Marks: the tones and shapes of NFD text.
constexpr bool is_combining_mark(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

bool has_marks(CharInfo const& info) {
  return info.shape != Shape::None || info.tone != Tone::None;
}

bool is_letter(char32_t code_point) {
  CharClass const found = char_info(code_point).char_class;
  return found == CharClass::Letter || found == CharClass::OtherLetter;
}

}  // namespace

std::optional<unsigned> TextScanner::number(int least, int most) {
  unsigned value = 0;
  int digits = 0;
  for (; base::is_digit(peek(static_cast<std::size_t>(digits))); ++digits) {
    if (digits == most) return std::nullopt;
    value = value * 10 + static_cast<unsigned>(peek(static_cast<std::size_t>(digits)) - '0');
  }
  if (digits < least) return std::nullopt;
  at_ += static_cast<std::size_t>(digits);
  return value;
}

void TextScanner::skip_blanks() {
  for (int count = 0; count < kMaxBlanks; ++count) {
    char const c = peek();
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at_;
    } else if (c == '\xC2' && peek(1) == '\xA0') {
      at_ += 2;
    } else {
      return;
    }
  }
}

bool TextScanner::dash() {
  TextScanner ahead = *this;
  ahead.skip_blanks();
  if (ahead.at_end()) return false;
  base::CodePoint const point = base::decode_utf8(text_, ahead.at_);
  if (!is_dash(point.value)) return false;
  ahead.at_ += point.bytes;
  ahead.skip_blanks();
  *this = ahead;
  return true;
}

bool TextScanner::mark(char c) {
  TextScanner ahead = *this;
  ahead.skip_blanks();
  if (ahead.peek() != c) return false;
  ahead.step();
  ahead.skip_blanks();
  *this = ahead;
  return true;
}

bool TextScanner::word(std::string_view letters) {
  std::size_t at = at_;
  std::size_t matched = 0;
  while (at < text_.size()) {
    base::CodePoint const point = base::decode_utf8(text_, at);
    if (!is_combining_mark(point.value)) {
      CharInfo const info = char_info(point.value);
      bool const letter = info.char_class == CharClass::Letter;
      if (matched == letters.size() && !letter) break;
      if (!letter || matched == letters.size() || info.folded != letters[matched]) return false;
      ++matched;
    }
    at += point.bytes;
  }
  if (matched < letters.size()) return false;
  at_ = at;
  return true;
}

bool TextScanner::spelled(std::string_view words) {
  TextScanner ahead = *this;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t const end = std::min(words.find(' ', begin), words.size());
    if (begin > 0) ahead.skip_blanks();
    if (!ahead.spelled_word(words.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  *this = ahead;
  return true;
}

bool TextScanner::spelled_word(std::string_view word) {
  std::size_t at = at_;
  bool is_exact = true;
  bool is_bare = true;
  Tone wanted_tone = Tone::None;
  Tone found_tone = Tone::None;
  for (std::size_t i = 0; i < word.size();) {
    if (at >= text_.size()) return false;
    base::CodePoint const wanted = base::decode_utf8(word, i);
    base::CodePoint const point = base::decode_utf8(text_, at);
    CharInfo const letter = char_info(wanted.value);
    CharInfo const found = char_info(point.value);
    if (found.char_class != CharClass::Letter || found.folded != letter.folded) return false;
    is_exact = is_exact && found.shape == letter.shape;
    is_bare = is_bare && !has_marks(found);
    if (letter.tone != Tone::None) wanted_tone = letter.tone;
    if (found.tone != Tone::None) found_tone = found.tone;
    i += wanted.bytes;
    at += point.bytes;
  }
  is_exact = is_exact && found_tone == wanted_tone;
  if (!is_exact && !is_bare) return false;
  if (at < text_.size() && is_letter(base::decode_utf8(text_, at).value)) return false;
  at_ = at;
  return true;
}

bool TextScanner::take(std::string_view words) {
  if (!spelled(words)) return false;
  skip_blanks();
  return true;
}

bool TextScanner::in_word() const {
  return base::is_digit(peek()) || (!at_end() && is_letter(base::decode_utf8(text_, at_).value));
}

namespace {

struct MonthName {
  std::string_view first;
  std::string_view second;  ///< empty, or the second syllable
  unsigned month;
};

/// Months as WordPress and people spell them ("Tháng Bảy"); longer names first.
constexpr std::array kMonthNames{
    MonthName{"muoi", "mot", 11}, MonthName{"muoi", "hai", 12}, MonthName{"muoi", "", 10},
    MonthName{"mot", "", 1},      MonthName{"hai", "", 2},      MonthName{"ba", "", 3},
    MonthName{"tu", "", 4},       MonthName{"nam", "", 5},      MonthName{"sau", "", 6},
    MonthName{"bay", "", 7},      MonthName{"tam", "", 8},      MonthName{"chin", "", 9},
};

}  // namespace

std::optional<unsigned> read_month(TextScanner& scanner) {
  if (base::is_digit(scanner.peek())) return scanner.number(1, 2);
  for (MonthName const& name : kMonthNames) {
    TextScanner ahead = scanner;
    if (!ahead.word(name.first)) continue;
    if (!name.second.empty()) {
      ahead.skip_blanks();
      if (!ahead.word(name.second)) continue;
    }
    scanner = ahead;
    return name.month;
  }
  return std::nullopt;
}

}  // namespace tracuu::analyzers
