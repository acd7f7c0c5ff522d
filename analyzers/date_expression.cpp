// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/date_expression.hpp"

#include "analyzers/text_scanner.hpp"
#include "base/ascii.hpp"

namespace tracuu::analyzers {

namespace {

constexpr bool is_ascii_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// Steps over `separator`; blanks round a slash are traces of word segmentation.
bool read_separator(TextScanner& scanner, char separator) {
  TextScanner ahead = scanner;
  if (separator == '/' && ahead.peek() == ' ') ahead.step();
  if (ahead.peek() != separator) return false;
  ahead.step();
  if (separator == '/' && ahead.peek() == ' ') ahead.step();
  scanner = ahead;
  return true;
}

/// What stands between month and year: "năm", a comma, both or nothing but a
/// blank ("11 tháng 7, 2023").
bool read_year_word(TextScanner& scanner) {
  std::size_t const before = scanner.at();
  scanner.skip_blanks();
  if (scanner.peek() == ',') scanner.step();
  scanner.skip_blanks();
  if (scanner.word("nam")) scanner.skip_blanks();
  return scanner.at() > before;
}

struct Numbers {
  unsigned year;
  unsigned month;
  unsigned day;
};

/// "11/7/2023", "11-7-2023", "11.7.2023", "11/7 năm 2023": after the day.
std::optional<Numbers> read_numeric(TextScanner& scanner, unsigned day) {
  char const separator = scanner.peek() == ' ' ? '/' : scanner.peek();
  if (separator != '/' && separator != '-' && separator != '.') return std::nullopt;
  if (!read_separator(scanner, separator)) return std::nullopt;
  auto const month = scanner.number(1, 2);
  if (!month) return std::nullopt;
  if (!read_separator(scanner, separator)) {
    scanner.skip_blanks();
    if (!scanner.word("nam")) return std::nullopt;
    scanner.skip_blanks();
  }
  auto const year = scanner.number(4, 4);
  if (!year) return std::nullopt;
  return Numbers{*year, *month, day};
}

/// "11 tháng 7 năm 2023", "11 tháng 7/2023", "11 Tháng Bảy, 2023": after the day.
std::optional<Numbers> read_words(TextScanner& scanner, unsigned day) {
  scanner.skip_blanks();
  if ((scanner.peek() | 0x20) != 't' || !scanner.word("thang")) return std::nullopt;
  scanner.skip_blanks();
  auto const month = read_month(scanner);
  if (!month) return std::nullopt;
  bool const numeric_year = read_separator(scanner, '/') || read_separator(scanner, '-');
  if (!numeric_year && !read_year_word(scanner)) return std::nullopt;
  auto const year = scanner.number(4, 4);
  if (!year) return std::nullopt;
  return Numbers{*year, *month, day};
}

/// "2023-07-11", "2023/07/11": after the year.
std::optional<Numbers> read_iso(TextScanner& scanner, unsigned year) {
  char const separator = scanner.peek();
  if (separator != '-' && separator != '/') return std::nullopt;
  scanner.step();
  auto const month = scanner.number(1, 2);
  if (!month || scanner.peek() != separator) return std::nullopt;
  scanner.step();
  auto const day = scanner.number(1, 2);
  if (!day) return std::nullopt;
  return Numbers{year, *month, *day};
}

/// True for the rest of a document number, a version or a longer row of
/// numbers: "11/07/2023/QĐ-UBND", "1-2-2023-UBND", "1.2.2023.4".
bool goes_on(TextScanner const& end, char separator) {
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
  TextScanner const start{text, begin};
  TextScanner scanner = start;
  std::optional<Numbers> numbers;
  char separator = '\0';
  if (auto const day = scanner.number(1, 2)) {
    TextScanner const behind_day = scanner;
    separator = scanner.peek();
    numbers = read_numeric(scanner, *day);
    if (!numbers) {
      scanner = behind_day;
      numbers = read_words(scanner, *day);
    }
  } else if (auto const year = scanner.number(4, 4)) {
    separator = scanner.peek();
    numbers = read_iso(scanner, *year);
  }
  if (!numbers || base::is_digit(scanner.peek())) return std::nullopt;
  if (continues_row(text, begin, separator) || goes_on(scanner, separator)) return std::nullopt;
  std::chrono::year_month_day const date{std::chrono::year{static_cast<int>(numbers->year)},
                                         std::chrono::month{numbers->month},
                                         std::chrono::day{numbers->day}};
  // Four digits are a year of our era from 1000 on; "0023" is a slip, not a year.
  if (!date.ok() || numbers->year < 1000) return std::nullopt;
  return DateExpression{date, begin, scanner.at()};
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
