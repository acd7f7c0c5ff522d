// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sheets/number_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::array<std::pair<unsigned, std::string_view>, 28> kBuiltInFormats{{
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {11, "0.00E+00"},
    {14, "dd/mm/yyyy"},
    {15, "dd-mmm-yy"},
    {16, "dd-mmm"},
    {17, "mmm-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "dd/mm/yyyy h:mm"},
    {37, "#,##0;(#,##0)"},
    {38, "#,##0;(#,##0)"},
    {39, "#,##0.00;(#,##0.00)"},
    {40, "#,##0.00;(#,##0.00)"},
    {41, "#,##0;(#,##0);\"-\""},
    {42, "#,##0;(#,##0);\"-\""},
    {43, "#,##0.00;(#,##0.00);\"-\""},
    {44, "#,##0.00;(#,##0.00);\"-\""},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss"},
    {48, "##0.0E+0"},
}};

/// A stretch of a format code: a literal, or code characters of one kind.
struct FormatPart {
  enum class Kind : std::uint8_t {
    Literal,   ///< text that is shown
    Digits,    ///< 0 # ? . , and what stands between them
    Percent,   ///< shown, and a factor of 100
    Exponent,  ///< E+00
    Date,      ///< letters of one kind: "yyyy"
    Elapsed,   ///< "[h]"
    HalfDay,   ///< AM/PM
    General,
  };
  Kind kind;
  std::string text;
};
using FormatParts = std::vector<FormatPart>;

constexpr std::size_t kMaxCodeBytes = 512;

/// Reads a section of a code into its parts.
class FormatCode {
 public:
  explicit FormatCode(std::string_view code) : rest_(code) {}

  FormatParts read() {
    while (!rest_.empty()) step();
    return std::move(parts_);
  }

 private:
  using Kind = FormatPart::Kind;

  void add(Kind kind, std::string_view text) {
    bool const joins = !parts_.empty() && parts_.back().kind == kind &&
                       (kind == Kind::Literal || kind == Kind::Digits);
    if (joins) {
      parts_.back().text += text;
    } else {
      parts_.push_back({kind, std::string(text)});
    }
  }

  std::string_view take(std::size_t bytes) {
    std::string_view const taken = rest_.substr(0, bytes);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  bool begins(std::string_view word) const {
    return base::equals_ignoring_case(rest_.substr(0, word.size()), word);
  }

  /// "[Red]", "[>=100]", "[$₫-42A]", "[h]".
  void bracket() {
    std::size_t const end = std::min(rest_.find(']'), rest_.size());
    std::string_view const inside = take(end).substr(1);
    take(1);
    if (inside.starts_with('$')) {
      add(Kind::Literal, inside.substr(1, inside.find('-') - 1));
      return;
    }
    bool const is_elapsed = !inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos;
    if (is_elapsed) add(Kind::Elapsed, inside);
  }

  void quoted() {
    take(1);
    std::size_t const end = std::min(rest_.find('"'), rest_.size());
    add(Kind::Literal, take(end));
    take(1);
  }

  void step() {
    char const c = rest_.front();
    char const lower = base::lower_ascii(c);
    if (c == '"') return quoted();
    if (c == '[') return bracket();
    if (c == '\\') {
      take(1);
      // The bytes of one character.
      std::size_t bytes = 1;
      while (bytes < rest_.size() && (static_cast<unsigned char>(rest_[bytes]) & 0xC0) == 0x80)
        ++bytes;
      return add(Kind::Literal, take(bytes));
    }
    if (c == '_' || c == '*') {
      take(2);  // the width of the character after it, or filled with it
      return;
    }
    if (begins("general")) return add(Kind::General, take(7));
    if (begins("am/pm")) return add(Kind::HalfDay, take(5));
    if (begins("a/p")) return add(Kind::HalfDay, take(3));
    if (begins("e+") || begins("e-")) return add(Kind::Exponent, take(2));
    if (c == '%') return add(Kind::Percent, take(1));
    if (c == '@') return add(Kind::General, take(1));
    if (std::string_view("0#?.,").find(c) != std::string_view::npos) {
      return add(Kind::Digits, take(1));
    }
    if (std::string_view("dmyhs").find(lower) != std::string_view::npos) {
      std::size_t const end =
          std::find_if(rest_.begin(), rest_.end(),
                       [lower](char other) { return base::lower_ascii(other) != lower; }) -
          rest_.begin();
      std::string letters(take(end));
      std::ranges::transform(letters, letters.begin(), base::lower_ascii);
      return add(Kind::Date, letters);
    }
    add(Kind::Literal, take(1));
  }

  std::string_view rest_;
  FormatParts parts_;
};

/// The sections of a code: positive, negative, zero, text.
std::vector<std::string_view> sections_of(std::string_view code) {
  std::vector<std::string_view> sections;
  std::size_t begin = 0;
  bool is_quoted = false;
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (code[at] == '"') is_quoted = !is_quoted;
    if (code[at] == '\\') ++at;
    if (is_quoted || at >= code.size() || code[at] != ';') continue;
    sections.push_back(code.substr(begin, at - begin));
    begin = at + 1;
  }
  sections.push_back(code.substr(std::min(begin, code.size())));
  return sections;
}

std::string with_comma(std::string number) {
  std::ranges::replace(number, '.', ',');
  return number;
}

/// As much as can be said of it, without separators.
std::string general(double value) {
  constexpr double kExactlyWhole = 1e15;
  if (std::abs(value) < kExactlyWhole && value == std::floor(value)) {
    return fmt::format("{}", static_cast<std::int64_t>(value));
  }
  return with_comma(fmt::format("{:.10g}", value));
}

/// "1234567" to "1.234.567".
std::string grouped(std::string_view digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += '.';
    text += digits[i];
  }
  return text;
}

/// What the digits of a section ask for.
struct DigitPattern {
  std::size_t whole_digits = 0;  ///< at least
  std::size_t least_decimals = 0;
  std::size_t most_decimals = 0;
  std::size_t thousands = 0;  ///< divided by so many thousands
  bool is_grouped = false;
  bool has_exponent = false;
  unsigned percents = 0;
};

DigitPattern pattern_of(FormatParts const& parts) {
  DigitPattern pattern;
  std::string digits;
  for (FormatPart const& part : parts) {
    if (part.kind == FormatPart::Kind::Percent) ++pattern.percents;
    if (part.kind == FormatPart::Kind::Exponent) pattern.has_exponent = true;
    if (part.kind == FormatPart::Kind::Digits && !pattern.has_exponent) digits += part.text;
  }
  while (digits.ends_with(',')) {
    ++pattern.thousands;
    digits.pop_back();
  }
  std::size_t const point = std::min(digits.find('.'), digits.size());
  std::string_view const whole = std::string_view(digits).substr(0, point);
  pattern.is_grouped = whole.find(',') != std::string_view::npos;
  pattern.whole_digits = static_cast<std::size_t>(std::ranges::count(whole, '0'));
  for (char const c : digits.substr(point)) {
    constexpr std::size_t kMostDecimals = 30;
    if (c == '.' || c == ',' || pattern.most_decimals >= kMostDecimals) continue;
    ++pattern.most_decimals;
    if (c == '0') pattern.least_decimals = pattern.most_decimals;
  }
  return pattern;
}

/// Rounded half up, as decimal digits (15, as Excel has) are: 0.25 and 1.005 have no exact halves.
double rounded(double value, std::size_t decimals) {
  double const scale = std::pow(10.0, static_cast<double>(decimals));
  double const scaled = value * scale;
  constexpr double kExactlyWhole = 1e15;
  return scaled < kExactlyWhole ? std::floor(scaled * (1 + 1e-15) + 0.5) / scale : value;
}

/// The digits of a number that is not negative.
std::string digits_of(double value, DigitPattern const& pattern) {
  for (unsigned i = 0; i < pattern.percents; ++i) value *= 100;
  for (std::size_t i = 0; i < pattern.thousands; ++i) value /= 1000;
  if (pattern.has_exponent) return with_comma(fmt::format("{:.{}E}", value, pattern.most_decimals));
  constexpr double kTooLarge = 1e18;
  if (value >= kTooLarge) return general(value);
  std::string const fixed =
      fmt::format("{:.{}f}", rounded(value, pattern.most_decimals), pattern.most_decimals);
  std::size_t const point = std::min(fixed.find('.'), fixed.size());
  std::string whole = fixed.substr(0, point);
  std::string decimals = point < fixed.size() ? fixed.substr(point + 1) : "";
  while (decimals.size() > pattern.least_decimals && decimals.ends_with('0')) decimals.pop_back();
  if (whole == "0" && pattern.whole_digits == 0) whole.clear();
  if (whole.size() < pattern.whole_digits)
    whole.insert(0, pattern.whole_digits - whole.size(), '0');
  std::string text = pattern.is_grouped ? grouped(whole) : whole;
  if (!decimals.empty()) text.append(",").append(decimals);
  return text;
}

std::string number_text(double value, FormatParts const& parts) {
  DigitPattern const pattern = pattern_of(parts);
  std::string text;
  bool has_digits = false;
  for (FormatPart const& part : parts) {
    switch (part.kind) {
      case FormatPart::Kind::Literal: text += part.text; break;
      case FormatPart::Kind::Percent: text += '%'; break;
      case FormatPart::Kind::General: text += general(value); break;
      case FormatPart::Kind::Digits:
        // Digits may stand in groups of any form: they are shown where the first stands.
        if (!std::exchange(has_digits, true)) text += digits_of(value, pattern);
        break;
      default: break;
    }
  }
  return text;
}

/// A day and a time of it; `seconds` of that day, `all_seconds` since day 0.
struct CellTime {
  std::chrono::year_month_day day;
  std::chrono::weekday weekday;
  std::int64_t seconds = 0;
  std::int64_t all_seconds = 0;
};

std::optional<CellTime> time_of(double value, bool is_from_1904) {
  constexpr double kDaysUpTo9999 = 2'958'466;
  constexpr std::int64_t kDaySeconds = 86'400;
  if (!(value >= 0 && value < kDaysUpTo9999)) return std::nullopt;
  CellTime time;
  time.all_seconds = std::llround(value * static_cast<double>(kDaySeconds));
  std::int64_t const serial = time.all_seconds / kDaySeconds;
  time.seconds = time.all_seconds % kDaySeconds;
  using namespace std::chrono;
  // Day 60 of 1900 is the 29 February that it had not.
  sys_days const zero = is_from_1904  ? sys_days(year(1904) / 1 / 1)
                        : serial < 60 ? sys_days(year(1899) / 12 / 31)
                                      : sys_days(year(1899) / 12 / 30);
  sys_days const day = zero + days(serial);
  time.day = day;
  time.weekday = weekday(day);
  return time;
}

std::string padded(std::int64_t number, std::size_t letters) {
  return letters > 1 ? fmt::format("{:02}", number) : fmt::format("{}", number);
}

/// The text of "yyyy", "dd", "mmm" …; a month, not minutes.
std::string date_part(CellTime const& time, std::string_view letters) {
  constexpr std::array<std::string_view, 7> kWeekdays{"Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư",
                                                      "Thứ năm",  "Thứ sáu", "Thứ bảy"};
  int const year = static_cast<int>(time.day.year());
  unsigned const month = static_cast<unsigned>(time.day.month());
  switch (letters.front()) {
    case 'y':
      return letters.size() > 2 ? fmt::format("{}", year) : fmt::format("{:02}", year % 100);
    case 'm':
      if (letters.size() == 3) return fmt::format("Thg{}", month);
      if (letters.size() > 3) return fmt::format("Tháng {}", month);
      return padded(month, letters.size());
    default:
      if (letters.size() > 2) return std::string(kWeekdays[time.weekday.c_encoding()]);
      return padded(static_cast<unsigned>(time.day.day()), letters.size());
  }
}

/// Whether the "m" at `at` counts minutes: after hours, or before seconds.
bool is_minutes(FormatParts const& parts, std::size_t at) {
  auto const letter_of = [](FormatPart const& part) {
    bool const counts =
        part.kind == FormatPart::Kind::Date || part.kind == FormatPart::Kind::Elapsed;
    return counts ? base::lower_ascii(part.text.front()) : '\0';
  };
  for (std::size_t i = at; i-- > 0;) {
    if (letter_of(parts[i]) != '\0') {
      if (letter_of(parts[i]) == 'h') return true;
      break;
    }
  }
  for (std::size_t i = at + 1; i < parts.size(); ++i) {
    if (letter_of(parts[i]) != '\0') return letter_of(parts[i]) == 's';
  }
  return false;
}

std::string time_part(CellTime const& time, std::string_view letters, bool is_half_day) {
  std::int64_t const hour = time.seconds / 3600;
  switch (letters.front()) {
    case 'h': return padded(is_half_day ? (hour + 11) % 12 + 1 : hour, letters.size());
    case 'm': return padded(time.seconds / 60 % 60, letters.size());
    default: return padded(time.seconds % 60, letters.size());
  }
}

std::string elapsed_part(CellTime const& time, std::string_view letters) {
  switch (base::lower_ascii(letters.front())) {
    case 'h': return padded(time.all_seconds / 3600, letters.size());
    case 'm': return padded(time.all_seconds / 60, letters.size());
    default: return padded(time.all_seconds, letters.size());
  }
}

std::string date_text(CellTime const& time, FormatParts const& parts) {
  using Kind = FormatPart::Kind;
  bool const is_half_day =
      std::ranges::any_of(parts, [](FormatPart const& part) { return part.kind == Kind::HalfDay; });
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    FormatPart const& part = parts[i];
    if (part.kind == Kind::Literal) text += part.text;
    if (part.kind == Kind::HalfDay) text += time.seconds < 43'200 ? "SA" : "CH";
    if (part.kind == Kind::Elapsed) text += elapsed_part(time, part.text);
    if (part.kind != Kind::Date) continue;
    char const letter = part.text.front();
    bool const is_time = letter == 'h' || letter == 's' || (letter == 'm' && is_minutes(parts, i));
    text += is_time ? time_part(time, part.text, is_half_day) : date_part(time, part.text);
  }
  return text;
}

bool is_date(FormatParts const& parts) {
  return std::ranges::any_of(parts, [](FormatPart const& part) {
    return part.kind == FormatPart::Kind::Date || part.kind == FormatPart::Kind::Elapsed;
  });
}

}  // namespace

std::string_view built_in_number_format(unsigned id) {
  auto const* const found =
      std::ranges::find(kBuiltInFormats, id, &std::pair<unsigned, std::string_view>::first);
  return found == kBuiltInFormats.end() ? "General" : found->second;
}

std::string format_number(double value, std::string_view code, bool is_from_1904) {
  if (!std::isfinite(value)) return "";
  if (code.empty() || code.size() > kMaxCodeBytes) return general(value);
  std::vector<std::string_view> const sections = sections_of(code);
  std::size_t section = 0;
  if (value < 0 && sections.size() > 1) section = 1;
  if (value == 0 && sections.size() > 2) section = 2;
  FormatParts const parts = FormatCode(sections[section]).read();
  if (is_date(parts)) {
    auto const time = time_of(value, is_from_1904);
    return time ? date_text(*time, parts) : general(value);
  }
  bool const is_fraction = std::ranges::any_of(parts, [](FormatPart const& part) {
    return part.kind == FormatPart::Kind::Literal && part.text == "/";
  });
  if (is_fraction) return general(value);
  std::string text = number_text(std::abs(value), parts);
  if (value < 0 && section == 0 && text.find_first_of("123456789") != std::string::npos) {
    text.insert(0, "-");
  }
  return text;
}

}  // namespace tracuu::indexer
