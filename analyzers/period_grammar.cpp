// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/period_grammar.hpp"

#include <algorithm>
#include <array>

#include "analyzers/date_expression.hpp"
#include "analyzers/year_context.hpp"
#include "base/ascii.hpp"

namespace tracuu::analyzers {

namespace {

using std::chrono::year_month_day;

/// A number below the first of these is no year unless "năm" says so; the state
/// whose announcements are searched was founded in it.
constexpr unsigned kFirstBareYear = 1945;
constexpr unsigned kFirstYear = 1000;
constexpr unsigned kLastYear = 2099;

Period months(unsigned year, unsigned first, unsigned last) {
  std::chrono::year const y{static_cast<int>(year)};
  return {year_month_day{y / std::chrono::month{first} / 1},
          year_month_day{y / std::chrono::month{last} / std::chrono::last}};
}

Period years(unsigned first, unsigned last) {
  return {months(first, 1, 12).from, months(last, 1, 12).to};
}

year_month_day shifted(year_month_day date, int days) {
  return std::chrono::sys_days{date} + std::chrono::days{days};
}

template <std::size_t N>
bool take_any(TextScanner& scanner, std::array<std::string_view, N> const& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return scanner.take(word); });
}

std::optional<unsigned> read_year(TextScanner& scanner, unsigned first) {
  TextScanner ahead = scanner;
  auto const year = ahead.number(4, 4);
  if (!year || *year < first || *year > kLastYear) return std::nullopt;
  scanner = ahead;
  return year;
}

/// A year without "năm" before it.
std::optional<unsigned> read_bare_year(TextScanner& scanner) {
  TextScanner ahead = scanner;
  auto const year = read_year(ahead, kFirstBareYear);
  if (!year || is_counted(ahead)) return std::nullopt;
  scanner = ahead;
  return year;
}

/// "năm 2019" or "2019".
std::optional<unsigned> read_any_year(TextScanner& scanner) {
  TextScanner ahead = scanner;
  auto const year = ahead.take("năm") ? read_year(ahead, kFirstYear) : read_bare_year(ahead);
  if (year) scanner = ahead;
  return year;
}

/// The year after a month or quarter: "/2023", "-2023", ".2023", " năm 2023", ", 2023", " 2023".
std::optional<unsigned> read_year_behind(TextScanner& scanner) {
  TextScanner ahead = scanner;
  if (ahead.mark('/') || ahead.dash() || (ahead.peek() == '.' && base::is_digit(ahead.peek(1)))) {
    if (ahead.peek() == '.') ahead.step();
    auto const year = read_year(ahead, kFirstYear);
    if (year) scanner = ahead;
    return year;
  }
  ahead.mark(',');
  ahead.skip_blanks();
  if (ahead.at() == scanner.at()) return std::nullopt;
  auto const year = read_any_year(ahead);
  if (year) scanner = ahead;
  return year;
}

/// "đến", "tới", "-", "–" between two ends.
bool take_to(TextScanner& scanner) {
  TextScanner ahead = scanner;
  ahead.skip_blanks();
  if (ahead.take("đến") || ahead.take("tới")) {
    ahead.take("hết");
    scanner = ahead;
    return true;
  }
  return scanner.dash();
}

}  // namespace

std::optional<Period> read_day(TextScanner& scanner) {
  TextScanner ahead = scanner;
  ahead.take("ngày");
  if (!base::is_digit(ahead.peek())) return std::nullopt;
  auto const date = match_date(ahead.text(), ahead.at());
  if (!date) return std::nullopt;
  scanner.move_to(date->end);
  return Period{date->date, date->date};
}

namespace {

/// "tháng 7": the number of the month.
std::optional<unsigned> read_month_word(TextScanner& scanner) {
  TextScanner ahead = scanner;
  if (!ahead.take("tháng")) return std::nullopt;
  auto const month = read_month(ahead);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  scanner = ahead;
  return month;
}

}  // namespace

std::optional<Period> read_month_of_year(TextScanner& scanner) {
  TextScanner ahead = scanner;
  auto const month = read_month_word(ahead);
  if (!month) return std::nullopt;
  auto const year = read_year_behind(ahead);
  if (!year) return std::nullopt;
  scanner = ahead;
  return months(*year, *month, *month);
}

namespace {

std::optional<unsigned> read_quarter_number(TextScanner& scanner) {
  constexpr std::array<std::string_view, 4> kRoman{"i", "ii", "iii", "iv"};
  for (unsigned quarter = 1; quarter <= 4; ++quarter) {
    if (scanner.spelled(kRoman[quarter - 1])) return quarter;
  }
  auto const number = scanner.number(1, 2);
  if (!number || *number < 1 || *number > 4) return std::nullopt;
  return number;
}

}  // namespace

std::optional<Period> read_quarter(TextScanner& scanner) {
  TextScanner ahead = scanner;
  if (!ahead.take("quý") && !ahead.take("quí")) return std::nullopt;
  auto const quarter = read_quarter_number(ahead);
  if (!quarter) return std::nullopt;
  auto const year = read_year_behind(ahead);
  if (!year) return std::nullopt;
  scanner = ahead;
  return months(*year, 3 * *quarter - 2, 3 * *quarter);
}

namespace {

/// " năm 2023", " của năm 2023".
std::optional<unsigned> read_year_of(TextScanner& scanner) {
  scanner.skip_blanks();
  scanner.take("của");
  if (!scanner.take("năm")) return std::nullopt;
  return read_year(scanner, kFirstYear);
}

std::optional<unsigned> read_month_count(TextScanner& scanner) {
  if (scanner.spelled("ba")) return 3;
  if (scanner.spelled("sáu")) return 6;
  if (scanner.spelled("chín")) return 9;
  auto const count = scanner.number(1, 2);
  return count && *count >= 1 && *count <= 11 ? count : std::nullopt;
}

}  // namespace

std::optional<Period> read_months_of_year(TextScanner& scanner) {
  TextScanner ahead = scanner;
  std::optional<unsigned> count;
  if (ahead.take("nửa")) {
    count = 6;
  } else {
    count = read_month_count(ahead);
    ahead.skip_blanks();
    if (!count || !ahead.take("tháng")) return std::nullopt;
  }
  bool const first = ahead.take("đầu");
  if (!first && !ahead.take("cuối")) return std::nullopt;
  auto const year = read_year_of(ahead);
  if (!year) return std::nullopt;
  scanner = ahead;
  return first ? months(*year, 1, *count) : months(*year, 13 - *count, 12);
}

std::optional<Period> read_part_of_year(TextScanner& scanner) {
  constexpr std::array<std::string_view, 3> kParts{"đầu", "giữa", "cuối"};
  constexpr unsigned kMonths = 4;
  for (unsigned part = 0; part < kParts.size(); ++part) {
    TextScanner ahead = scanner;
    if (!ahead.take(kParts[part])) continue;
    auto const year = read_year_of(ahead);
    if (!year) return std::nullopt;
    scanner = ahead;
    return months(*year, part * kMonths + 1, (part + 1) * kMonths);
  }
  return std::nullopt;
}

std::optional<Period> read_whole_year(TextScanner& scanner) {
  TextScanner ahead = scanner;
  ahead.take("cả");
  if (!ahead.take("năm")) return std::nullopt;
  auto const year = read_year(ahead, kFirstYear);
  if (!year) return std::nullopt;
  scanner = ahead;
  return years(*year, *year);
}

std::optional<Period> read_year_range(TextScanner& scanner) {
  constexpr std::array<std::string_view, 7> kLabels{"nhiệm kỳ", "nhiệm kì",  "giai đoạn", "thời kỳ",
                                                    "thời kì",  "niên khóa", "khóa"};
  TextScanner ahead = scanner;
  bool const is_school_year = ahead.take("năm học");
  if (!is_school_year) take_any(ahead, kLabels);
  auto const first = read_any_year(ahead);
  if (!first || !take_to(ahead)) return std::nullopt;
  auto const last = read_any_year(ahead);
  if (!last || *last <= *first) return std::nullopt;
  scanner = ahead;
  if (!is_school_year) return years(*first, *last);
  constexpr unsigned kSeptember = 9;
  constexpr unsigned kMay = 5;
  return Period{months(*first, kSeptember, kSeptember).from, months(*last, kMay, kMay).to};
}

namespace {

/// What can be an end of a longer stretch.
std::optional<Period> read_end(TextScanner& scanner) {
  for (auto const read : {read_day, read_month_of_year, read_quarter, read_part_of_year}) {
    if (auto const span = read(scanner)) return span;
  }
  auto const year = read_any_year(scanner);
  return year ? std::optional(years(*year, *year)) : std::nullopt;
}

/// "tháng 1 đến tháng 6 năm 2023", after "từ": the year is said once.
std::optional<Period> read_months_to_month(TextScanner& scanner) {
  TextScanner ahead = scanner;
  auto const first = read_month_word(ahead);
  if (!first || !take_to(ahead)) return std::nullopt;
  auto const last = read_month_of_year(ahead);
  if (!last) return std::nullopt;
  auto const from = year_month_day{last->from->year() / std::chrono::month{*first} / 1};
  if (from > *last->from) return std::nullopt;
  scanner = ahead;
  return Period{from, last->to};
}

}  // namespace

std::optional<Period> read_from(TextScanner& scanner) {
  TextScanner ahead = scanner;
  if (!ahead.take("từ")) return std::nullopt;
  auto span = read_months_to_month(ahead);
  if (!span) {
    bool const is_bare = TextScanner(ahead).number(4, 4).has_value();
    span = read_end(ahead);
    if (!span) return std::nullopt;
    span->to = std::nullopt;
    TextScanner behind_to = ahead;
    bool const goes_on = take_to(behind_to);
    bool const until_now = goes_on && behind_to.spelled("nay");
    auto const last = goes_on && !until_now ? read_end(behind_to) : std::nullopt;
    if (last) span->to = last->to;
    if (last || until_now) ahead = behind_to;
    if (is_bare && !last && !until_now && !ahead.at_end()) return std::nullopt;
  }
  scanner = ahead;
  return span;
}

std::optional<Period> read_before_or_after(TextScanner& scanner) {
  TextScanner ahead = scanner;
  bool const before = ahead.take("trước");
  if (!before && !ahead.take("sau")) return std::nullopt;
  auto const end = read_end(ahead);
  if (!end) return std::nullopt;
  scanner = ahead;
  return before ? Period{std::nullopt, shifted(*end->from, -1)}
                : Period{shifted(*end->to, 1), std::nullopt};
}

std::optional<Period> read_numeric_month(TextScanner& scanner) {
  TextScanner ahead = scanner;
  auto const month = ahead.number(1, 2);
  if (!month || *month < 1 || *month > 12 || ahead.peek() != '/') return std::nullopt;
  ahead.step();
  auto const year = read_bare_year(ahead);
  if (!year) return std::nullopt;
  scanner = ahead;
  return months(*year, *month, *month);
}

std::optional<Period> read_last_year(TextScanner& scanner) {
  TextScanner ahead = scanner;
  auto const year = read_bare_year(ahead);
  if (!year) return std::nullopt;
  for (TextScanner rest = ahead; !rest.at_end(); rest.step()) {
    if (rest.in_word()) return std::nullopt;
  }
  scanner = ahead;
  return years(*year, *year);
}

}  // namespace tracuu::analyzers
