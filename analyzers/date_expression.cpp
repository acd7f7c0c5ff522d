// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/date_expression.hpp"

#include "analyzers/text_cursor.hpp"
#include "base/ascii.hpp"

namespace tracuu::analyzers {

namespace {

constexpr bool is_ascii_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// Steps over `separator`; blanks round a slash are traces of word segmentation.
bool read_separator(TextCursor& cursor, char separator) {
  TextCursor ahead = cursor;
  if (separator == '/' && ahead.peek() == ' ') ahead.step();
  if (ahead.peek() != separator) return false;
  ahead.step();
  if (separator == '/' && ahead.peek() == ' ') ahead.step();
  cursor = ahead;
  return true;
}

/// What stands between month and year: "năm", a comma, both or nothing but a
/// blank ("11 tháng 7, 2023").
bool read_year_word(TextCursor& cursor) {
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

/// "11/7/2023", "11-7-2023", "11.7.2023", "11/7 năm 2023": after the day.
std::optional<Numbers> read_numeric(TextCursor& cursor, unsigned day) {
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

/// "11 tháng 7 năm 2023", "11 tháng 7/2023", "11 Tháng Bảy, 2023": after the day.
std::optional<Numbers> read_words(TextCursor& cursor, unsigned day) {
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

/// "2023-07-11", "2023/07/11": after the year.
std::optional<Numbers> read_iso(TextCursor& cursor, unsigned year) {
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
bool goes_on(TextCursor const& end, char separator) {
  char const next = end.peek();
  char const after = end.peek(1);
  bool const letter = is_ascii_letter(after) || static_cast<unsigned char>(after) >= 0x80;
  if (next == '/') return base::is_digit(after) || letter;
  if (next == '-') return letter || (separator == '-' && base::is_digit(after));
  return next == '.' && separator == '.' && base::is_digit(after);
}

/// True if the number at `begin` is the middle of a row such as "1/11/07/2023".
bool continues_row(std::string_view text, std::size_t begin, char separator) {
  return begin >= 2 && text[begin - 1] == separator && base::is_digit(text[begin - 2]);
}

}  // namespace

std::optional<DateExpression> match_date(std::string_view text, std::size_t begin) {
  TextCursor const start{text, begin};
  TextCursor cursor = start;
  std::optional<Numbers> numbers;
  char separator = '\0';
  if (auto const day = cursor.number(1, 2)) {
    TextCursor const behind_day = cursor;
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
  if (!numbers || base::is_digit(cursor.peek())) return std::nullopt;
  if (continues_row(text, begin, separator) || goes_on(cursor, separator)) return std::nullopt;
  std::chrono::year_month_day const date{std::chrono::year{static_cast<int>(numbers->year)},
                                         std::chrono::month{numbers->month},
                                         std::chrono::day{numbers->day}};
  // Four digits are a year of our era from 1000 on; "0023" is a slip, not a year.
  if (!date.ok() || numbers->year < 1000) return std::nullopt;
  return DateExpression{date, begin, cursor.at()};
}

std::optional<DateExpression> find_date(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!base::is_digit(text[at])) continue;
    bool const starts_row = at == 0 || !base::is_digit(text[at - 1]);
    if (!starts_row) continue;
    if (auto const found = match_date(text, at)) return found;
  }
  return std::nullopt;
}

}  // namespace tracuu::analyzers
