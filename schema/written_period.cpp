// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/written_period.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "base/ascii.hpp"

namespace tracuu::schema {

namespace {

constexpr std::size_t kMostParts = 3;

/// The numbers of "11/7/2023", which one mark parts; nothing if there are none, or too many.
struct Parts {
  std::array<std::string_view, kMostParts> digits;
  std::size_t count = 0;
};

std::optional<Parts> split(std::string_view text) {
  std::size_t const first_mark = text.find_first_of("/-.");
  if (first_mark == std::string_view::npos) return std::nullopt;
  char const mark = text[first_mark];
  Parts parts;
  while (true) {
    std::size_t const end = std::min(text.find(mark), text.size());
    std::string_view const digits = text.substr(0, end);
    if (parts.count == kMostParts || digits.empty() ||
        !std::ranges::all_of(digits, base::is_digit)) {
      return std::nullopt;
    }
    parts.digits[parts.count++] = digits;
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

unsigned value_of(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// "2023", "23".
std::optional<std::chrono::year> read_year(std::string_view digits) {
  constexpr unsigned kFirstOfTwentieth = 70;
  unsigned const value = value_of(digits);
  if (digits.size() == 4 && value > 0) return std::chrono::year{static_cast<int>(value)};
  if (digits.size() != 2) return std::nullopt;
  return std::chrono::year{static_cast<int>(value + (value < kFirstOfTwentieth ? 2000 : 1900))};
}

bool is_day_or_month(std::string_view digits) {
  return digits.size() <= 2;
}

DateRange months(std::chrono::year year, std::chrono::month first, std::chrono::month last) {
  return {Date{year / first / 1}, Date{year / last / std::chrono::last}};
}

/// Nothing if there is no such day.
std::optional<DateRange> one_day(Date day) {
  return day.ok() ? std::optional(DateRange{day, day}) : std::nullopt;
}

/// Years, months and days in digits.
std::optional<DateRange> read_digits(std::string_view text) {
  if (auto const iso = parse_iso_period(text)) return iso;
  auto parts = split(text);
  if (!parts) return std::nullopt;
  bool const is_year_first = parts->count == kMostParts && parts->digits[0].size() == 4;
  if (is_year_first) std::swap(parts->digits[0], parts->digits[2]);
  bool const is_month = parts->count == 2 && parts->digits[1].size() == 4;
  bool const is_day = parts->count == kMostParts && is_day_or_month(parts->digits[1]);
  if (!is_day_or_month(parts->digits[0]) || (!is_month && !is_day)) return std::nullopt;
  auto const year = read_year(parts->digits[parts->count - 1]);
  std::chrono::month const month{value_of(parts->digits[parts->count - 2])};
  if (!year || !month.ok()) return std::nullopt;
  if (is_month) return months(*year, month, month);
  return one_day({*year, month, std::chrono::day{value_of(parts->digits[0])}});
}

/// `text` in small letters without marks, as far as the words of a period need it: of the Latin-1
/// letters (U+00C0 to U+00FD), A with a breve, and what marks stand alone (NFD).
std::string folded(std::string_view text) {
  constexpr std::string_view kLatin1 = "aaaaaaaceeeeiiiidnooooo*ouuuuyts";  // U+00C0 to U+00DF
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const byte = static_cast<unsigned char>(text[i]);
    unsigned const next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if (byte == 0xC3 && next >= 0x80) {
      out += kLatin1[next & 0x1F];
      ++i;
    } else if (byte == 0xC4 && (next == 0x82 || next == 0x83)) {
      out += 'a';
      ++i;
    } else if (byte == 0xCC && next >= 0x80) {
      ++i;
    } else {
      out += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
    }
  }
  return out;
}

enum class Part : std::uint8_t { Day, Month, Quarter, Year, None };

/// What the number after `word` is; nothing for any other word.
std::optional<Part> part_named(std::string_view word) {
  if (word == "ngay") return Part::Day;
  if (word == "thang" || word == "t") return Part::Month;
  if (word == "quy" || word == "qui" || word == "q") return Part::Quarter;
  if (word == "nam") return Part::Year;
  return std::nullopt;
}

/// What a number stands for that follows that of `part` without a word: 11/7/2023.
Part part_after(Part part) {
  switch (part) {
    case Part::Day: return Part::Month;
    case Part::Month:
    case Part::Quarter: return Part::Year;
    case Part::Year:
    case Part::None: return Part::None;
  }
  return Part::None;
}

/// Quarters are written in Roman numbers, too.
std::string_view quarter_digits(std::string_view word) {
  if (word == "i") return "1";
  if (word == "ii") return "2";
  if (word == "iii") return "3";
  if (word == "iv") return "4";
  return word;
}

/// The next word or number of `text`, which is taken off with the blanks and the mark before it;
/// empty at the end and for anything else.
std::string_view take_token(std::string_view& text) {
  std::size_t begin = 0;
  while (begin < text.size() && text[begin] == ' ') ++begin;
  if (begin < text.size() && std::string_view("/-.").find(text[begin]) != std::string_view::npos) {
    ++begin;
  }
  while (begin < text.size() && text[begin] == ' ') ++begin;
  text.remove_prefix(begin);
  if (text.empty()) return text;
  bool const is_number = base::is_digit(text[0]);
  std::size_t end = 0;
  while (end < text.size() &&
         (is_number ? base::is_digit(text[end]) : text[end] >= 'a' && text[end] <= 'z')) {
    ++end;
  }
  std::string_view const token = text.substr(0, end);
  text.remove_prefix(end);
  return token;
}

/// The numbers of a period, as they were written.
using Numbers = std::array<std::string_view, static_cast<std::size_t>(Part::None)>;

std::optional<Numbers> read_numbers(std::string_view text) {
  Numbers numbers;
  Part wanted = Part::Day;
  bool is_named = false;
  while (text.find_first_not_of(' ') != std::string_view::npos) {
    std::string_view token = take_token(text);
    if (token.empty()) return std::nullopt;
    bool const is_quarter = wanted == Part::Quarter && quarter_digits(token) != token;
    if (!base::is_digit(token[0]) && !is_quarter) {
      auto const named = part_named(token);
      if (!named) return std::nullopt;
      wanted = *named;
      is_named = true;
      continue;
    }
    if (wanted == Part::None) return std::nullopt;
    std::string_view& number = numbers.at(static_cast<std::size_t>(wanted));
    if (!number.empty()) return std::nullopt;
    number = wanted == Part::Quarter ? quarter_digits(token) : token;
    wanted = part_after(wanted);
    is_named = false;
  }
  if (is_named) return std::nullopt;
  return numbers;
}

/// "quý III/2023", "tháng 7 năm 2023", "ngày 11/7/2023", "năm 2009".
std::optional<DateRange> read_words(std::string_view text) {
  std::string const plain = folded(text);
  auto const numbers = read_numbers(plain);
  if (!numbers) return std::nullopt;
  auto const& [day, month, quarter, year_digits] = *numbers;
  auto const year = read_year(year_digits);
  if (!year || day.size() > 2 || month.size() > 2 || quarter.size() > 1) return std::nullopt;
  if (!quarter.empty()) {
    std::chrono::month const first{value_of(quarter) * 3 - 2};
    bool const is_alone = day.empty() && month.empty();
    if (!is_alone || value_of(quarter) == 0 || value_of(quarter) > 4) return std::nullopt;
    return months(*year, first, first + std::chrono::months(2));
  }
  std::chrono::month const of_year{value_of(month)};
  if (!day.empty()) return one_day({*year, of_year, std::chrono::day{value_of(day)}});
  if (month.empty()) return months(*year, std::chrono::January, std::chrono::December);
  if (!of_year.ok()) return std::nullopt;
  return months(*year, of_year, of_year);
}

}  // namespace

std::optional<DateRange> parse_written_period(std::string_view text) {
  constexpr std::size_t kMaxBytes = 64;
  if (text.size() > kMaxBytes) return std::nullopt;
  if (auto const written = read_digits(text)) return written;
  bool const has_words = std::ranges::any_of(text, [](char c) {
    return !base::is_digit(c) && c != '/' && c != '-' && c != '.' && c != ' ';
  });
  return has_words ? read_words(text) : std::nullopt;
}

}  // namespace tracuu::schema
