// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/date_expression.hpp"

#include <array>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// Combining Diacritical Marks: the tones and shapes of NFD text.
constexpr bool is_combining_mark(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

/// Reads a text from a given byte on. A reader is copied to look ahead: the
/// functions that fail leave it where it was.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void step() { ++at_; }

  /// At least `least` and at most `most` digits that no further digit follows.
  std::optional<unsigned> number(int least, int most) {
    unsigned value = 0;
    int digits = 0;
    for (; is_digit(peek(static_cast<std::size_t>(digits))); ++digits) {
      if (digits == most) return std::nullopt;
      value = value * 10 + static_cast<unsigned>(peek(static_cast<std::size_t>(digits)) - '0');
    }
    if (digits < least) return std::nullopt;
    at_ += static_cast<std::size_t>(digits);
    return value;
  }

  /// Blanks, also a line end (PDF text) and U+00A0.
  void skip_blanks() {
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

  /// `letters` (lower case, no marks) in any case and with any marks, as a whole word.
  bool word(std::string_view letters) {
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

 private:
  // Dates are not torn apart further than this, and a page of blanks after
  // every digit must not make the search quadratic.
  static constexpr int kMaxBlanks = 8;

  std::string_view text_;
  std::size_t at_;
};

struct MonthName {
  std::string_view first;
  std::string_view second;  ///< empty, or the second syllable
  unsigned month;
};

/// Months as WordPress and people spell them ("Tháng Bảy"); longer names first.
/// Giêng and Chạp are left out: they are months of the lunar year.
constexpr std::array kMonthNames{
    MonthName{"muoi", "mot", 11}, MonthName{"muoi", "hai", 12}, MonthName{"muoi", "", 10},
    MonthName{"mot", "", 1},      MonthName{"hai", "", 2},      MonthName{"ba", "", 3},
    MonthName{"tu", "", 4},       MonthName{"nam", "", 5},      MonthName{"sau", "", 6},
    MonthName{"bay", "", 7},      MonthName{"tam", "", 8},      MonthName{"chin", "", 9},
};

std::optional<unsigned> read_month(Cursor& cursor) {
  if (is_digit(cursor.peek())) return cursor.number(1, 2);
  for (MonthName const& name : kMonthNames) {
    Cursor ahead = cursor;
    if (!ahead.word(name.first)) continue;
    if (!name.second.empty()) {
      ahead.skip_blanks();
      if (!ahead.word(name.second)) continue;
    }
    cursor = ahead;
    return name.month;
  }
  return std::nullopt;
}

/// Steps over `separator`; blanks round a slash are traces of word segmentation.
bool read_separator(Cursor& cursor, char separator) {
  Cursor ahead = cursor;
  if (separator == '/' && ahead.peek() == ' ') ahead.step();
  if (ahead.peek() != separator) return false;
  ahead.step();
  if (separator == '/' && ahead.peek() == ' ') ahead.step();
  cursor = ahead;
  return true;
}

/// What stands between month and year: "năm", a comma, both or nothing but a
/// blank ("11 tháng 7, 2023").
bool read_year_word(Cursor& cursor) {
  std::size_t const before = cursor.at();
  cursor.skip_blanks();
  if (cursor.peek() == ',') cursor.step();
  cursor.skip_blanks();
  if (cursor.word("nam")) cursor.skip_blanks();
  return cursor.at() > before;
}

struct Numbers {
  unsigned year;
  unsigned month;
  unsigned day;
};

/// "11/7/2023", "11-7-2023", "11.7.2023", "11/7 năm 2023": behind the day.
std::optional<Numbers> read_numeric(Cursor& cursor, unsigned day) {
  char const separator = cursor.peek() == ' ' ? '/' : cursor.peek();
  if (separator != '/' && separator != '-' && separator != '.') return std::nullopt;
  if (!read_separator(cursor, separator)) return std::nullopt;
  auto const month = cursor.number(1, 2);
  if (!month) return std::nullopt;
  if (!read_separator(cursor, separator)) {
    cursor.skip_blanks();
    if (!cursor.word("nam")) return std::nullopt;
    cursor.skip_blanks();
  }
  auto const year = cursor.number(4, 4);
  if (!year) return std::nullopt;
  return Numbers{*year, *month, day};
}

/// "11 tháng 7 năm 2023", "11 tháng 7/2023", "11 Tháng Bảy, 2023": behind the day.
std::optional<Numbers> read_words(Cursor& cursor, unsigned day) {
  cursor.skip_blanks();
  if ((cursor.peek() | 0x20) != 't' || !cursor.word("thang")) return std::nullopt;
  cursor.skip_blanks();
  auto const month = read_month(cursor);
  if (!month) return std::nullopt;
  bool const numeric_year = read_separator(cursor, '/') || read_separator(cursor, '-');
  if (!numeric_year && !read_year_word(cursor)) return std::nullopt;
  auto const year = cursor.number(4, 4);
  if (!year) return std::nullopt;
  return Numbers{*year, *month, day};
}

/// "2023-07-11", "2023/07/11": behind the year.
std::optional<Numbers> read_iso(Cursor& cursor, unsigned year) {
  char const separator = cursor.peek();
  if (separator != '-' && separator != '/') return std::nullopt;
  cursor.step();
  auto const month = cursor.number(1, 2);
  if (!month || cursor.peek() != separator) return std::nullopt;
  cursor.step();
  auto const day = cursor.number(1, 2);
  if (!day) return std::nullopt;
  return Numbers{year, *month, *day};
}

/// True for the rest of a document number, a version or a longer row of
/// numbers: "11/07/2023/QĐ-UBND", "1-2-2023-UBND", "1.2.2023.4".
bool goes_on(Cursor const& end, char separator) {
  char const next = end.peek();
  char const after = end.peek(1);
  bool const letter = is_ascii_letter(after) || static_cast<unsigned char>(after) >= 0x80;
  if (next == '/') return is_digit(after) || letter;
  if (next == '-') return letter || (separator == '-' && is_digit(after));
  return next == '.' && separator == '.' && is_digit(after);
}

/// True if the number at `begin` is the middle of a row such as "1/11/07/2023".
bool continues_row(std::string_view text, std::size_t begin, char separator) {
  return begin >= 2 && text[begin - 1] == separator && is_digit(text[begin - 2]);
}

/// The date whose first digit is at `begin`, the first digit of a row of digits.
std::optional<DateExpression> read_date(std::string_view text, std::size_t begin) {
  Cursor const start{text, begin};
  Cursor cursor = start;
  std::optional<Numbers> numbers;
  char separator = '\0';
  if (auto const day = cursor.number(1, 2)) {
    Cursor const behind_day = cursor;
    separator = cursor.peek();
    numbers = read_numeric(cursor, *day);
    if (!numbers) {
      cursor = behind_day;
      numbers = read_words(cursor, *day);
    }
  } else if (auto const year = cursor.number(4, 4)) {
    separator = cursor.peek();
    numbers = read_iso(cursor, *year);
  }
  if (!numbers || is_digit(cursor.peek())) return std::nullopt;
  if (continues_row(text, begin, separator) || goes_on(cursor, separator)) return std::nullopt;
  std::chrono::year_month_day const date{std::chrono::year{static_cast<int>(numbers->year)},
                                         std::chrono::month{numbers->month},
                                         std::chrono::day{numbers->day}};
  // Four digits are a year of our era from 1000 on; "0023" is a slip, not a year.
  if (!date.ok() || numbers->year < 1000) return std::nullopt;
  return DateExpression{date, begin, cursor.at()};
}

}  // namespace

std::optional<DateExpression> find_date(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    bool const starts_row = at == 0 || !is_digit(text[at - 1]);
    if (!starts_row) continue;
    if (auto const found = read_date(text, at)) return found;
  }
  return std::nullopt;
}

}  // namespace tracuu::analyzers
