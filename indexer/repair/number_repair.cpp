// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/number_repair.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/document_type.hpp"
#include "analyzers/letter.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace tracuu::indexer {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, base::is_digit);
}

/// U+2044 FRACTION SLASH, U+2215 DIVISION SLASH, U+FF0F FULLWIDTH SOLIDUS; and what is no letter of
/// Vietnamese: U+00D0 ETH, U+0189 AFRICAN D, U+00F0 SMALL ETH.
void replace_like_signs(std::string& text) {
  for (std::string_view const slash : {"⁄", "∕", "／"}) replace_all(text, slash, "/");
  for (std::string_view const like : {"\u00D0", "\u0189"}) replace_all(text, like, "Đ");
  replace_all(text, "\u00F0", "đ");
  if (has_digit(text) && text.find('/') != std::string::npos) replace_all(text, "ĐĐ", "Đ");
}

/// What a digit is read as; 0 if the letter is like none. A digit is itself.
char digit_like(char letter) {
  switch (letter) {
    case 'O':
    case 'o': return '0';
    case 'l':
    case 'I':
    case '|': return '1';
    case 'Z':
    case 'z': return '2';
    case 'S':
    case 's': return '5';
    case 'B': return '8';
    default: return base::is_digit(letter) ? letter : '\0';
  }
}

/// "2O18" -> "2018"; nothing if a letter is like no digit.
std::optional<std::string> as_digits(std::string_view text) {
  std::string digits;
  for (char const letter : text) {
    char const digit = digit_like(letter);
    if (digit == 0) return std::nullopt;
    digits += digit;
  }
  return digits;
}

/// The word without the signs at its ends: bytes [begin, end).
struct NumberCore {
  std::size_t begin = 0;
  std::size_t end = 0;
};

NumberCore core_of(std::string_view text) {
  std::size_t const begin = text.find_first_not_of("(\"'[");
  if (begin == std::string_view::npos) return {};
  return {begin, text.find_last_not_of(".,;:)\"']") + 1};
}

/// "1:860" -> "1.860": groups of three digits are set off by points; no time of day has three.
void repair_groups(std::string& text) {
  NumberCore const core = core_of(text);
  std::size_t group = 0;
  bool has_groups = false;
  for (std::size_t at = core.begin; at < core.end; ++at) {
    if (base::is_digit(text[at])) {
      ++group;
    } else if (text[at] == '.' || text[at] == ':') {
      if (group == 0 || group > 3 || (has_groups && group != 3)) return;
      has_groups = true;
      group = 0;
    } else {
      return;
    }
  }
  if (!has_groups || group != 3) return;
  for (std::size_t at = core.begin; at < core.end; ++at) {
    if (text[at] == ':') text[at] = '.';
  }
}

/// "2O18", "l5/3/2019", "1O.500" -> digits, if most of it is. A letter at the end may be a unit:
/// "10l" stays.
void repair_digits(std::string& text) {
  NumberCore const core = core_of(text);
  std::string number = text.substr(core.begin, core.end - core.begin);
  std::size_t digits = 0;
  std::size_t letters = 0;
  for (char& sign : number) {
    if (base::is_digit(sign)) {
      ++digits;
    } else if (std::string_view("./,-").find(sign) == std::string_view::npos) {
      char const digit = digit_like(sign);
      if (digit == 0) return;
      sign = digit;
      ++letters;
    }
  }
  bool const ends_in_unit = core.end > core.begin && text[core.end - 1] != 'O' &&
                            text[core.end - 1] != 'o' && !base::is_digit(text[core.end - 1]);
  if (letters == 0 || digits < letters || ends_in_unit) return;
  text.replace(core.begin, core.end - core.begin, number);
}

/// Letters of a type that are read for others, folded and in upper case.
constexpr std::array<std::pair<char, char>, 7> kLikeInTypes{
    {{'O', 'Q'}, {'0', 'Q'}, {'0', 'O'}, {'G', 'C'}, {'8', 'B'}, {'I', 'L'}, {'1', 'L'}}};

std::string folded_upper(std::string_view text) {
  std::string folded = analyzers::fold(text);
  for (char& letter : folded) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return folded;
}

/// "OĐ" -> "QĐ": the one type that the symbol is a letter away from.
std::optional<std::string> known_type_like(std::string const& type) {
  std::string const folded = folded_upper(type);
  if (analyzers::is_document_type_symbol(folded)) return std::nullopt;
  for (std::size_t at = 0; at < type.size(); ++at) {
    for (auto const& [read, meant] : kLikeInTypes) {
      if (type[at] != read) continue;
      std::string like = type;
      like[at] = meant;
      if (analyzers::is_document_type_symbol(folded_upper(like))) return like;
    }
  }
  return std::nullopt;
}

/// Symbols of types and offices that have đ, without it: folding finds both, but people read them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kStrokeLost{
    {{"/QD-", "/QĐ-"}, {"/ND-CP", "/NĐ-CP"}, {"-HDND", "-HĐND"}, {"-UBNĐ", "-UBND"}}};

/// "119/OD-UBND" -> "119/QĐ-UBND".
void repair_symbols(std::string& text) {
  NumberCore const core = core_of(text);
  std::string number = text.substr(core.begin, core.end - core.begin);
  std::size_t const slash = number.rfind('/');
  if (slash == std::string::npos || slash == 0 || !has_digit(number.substr(0, slash))) return;
  std::size_t const dash = number.find_first_of("-:.,_\"", slash);
  if (dash == std::string::npos || dash + 1 >= number.size()) return;
  number[dash] = '-';
  if (folded_upper(std::string_view(number).substr(dash + 1)) == "UBND") {
    number.replace(dash + 1, number.size() - dash - 1, "UBND");  // ƯBND, UBNĐ
  }
  if (auto digits = as_digits(number.substr(0, number.find('/')))) {
    number.replace(0, digits->size(), *digits);
  }
  if (auto const type = known_type_like(number.substr(slash + 1, dash - slash - 1))) {
    number.replace(slash + 1, dash - slash - 1, *type);
  }
  for (auto const& [lost, right] : kStrokeLost) replace_all(number, lost, right);
  if (analyzers::normalize_document_number(number)) {
    text.replace(core.begin, core.end - core.begin, number);
  }
}

constexpr std::array<std::string_view, 9> kDirt{"-", "_", "~", "`", "|", ".", "'", "”", "ˆ"};

/// "262/TB-UBND__", "115/TB-UBNDˆ" -> without the dirt, where a number of a known type ends.
void remove_tail(std::string& text) {
  std::string_view number = text;
  bool ends_in_dirt = true;
  while (ends_in_dirt) {
    auto const dirt = std::ranges::find_if(
        kDirt, [number](std::string_view sign) { return number.ends_with(sign); });
    ends_in_dirt = dirt != kDirt.end();
    if (ends_in_dirt) number.remove_suffix(dirt->size());
  }
  std::size_t const begin = number.find_first_of("0123456789");
  std::string_view const tail = std::string_view(text).substr(number.size());
  if (begin == std::string_view::npos || tail.empty() || tail == ".") return;
  auto const found = analyzers::match_document_number(number, begin);
  if (!found || found->end != number.size()) return;
  auto const parts = analyzers::split_document_number(found->normalized);
  if (parts && analyzers::is_document_type_symbol(parts->type)) text.resize(number.size());
}

/// Whether the last of `before` and the first of `after` are parts of one number with a year that
/// a blank took apart: "01/201", "8/NĐ-CP".
bool splits_year(std::string_view before, std::string_view after) {
  std::size_t const slash = before.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return false;
  std::string_view const first = before.substr(slash + 1);
  std::string_view const second = after.substr(0, after.find('/'));
  if (first.empty() || second.empty() || second.size() == after.size()) return false;
  std::string const year = std::string(first) + std::string(second);
  return year.size() == 4 && std::ranges::all_of(year, base::is_digit) &&
         (year.starts_with("19") || year.starts_with("20"));
}

bool is_split_at_sign(std::string_view before, std::string_view after) {
  constexpr std::string_view kSigns = "/-";
  if (before.find_first_not_of(kSigns) == std::string_view::npos ||
      after.find_first_not_of(kSigns) == std::string_view::npos) {
    return false;
  }
  return before.back() == '/' || before.back() == '-' || after.front() == '/' ||
         after.front() == '-';
}

/// Whether two words are one number: "1." "020", with no blank between them on the paper, which is
/// some 4 points wide.
bool is_decimal_together(schema::PageWord const& before, schema::PageWord const& after) {
  constexpr double kNoBlank = 2;
  std::string_view const first = before.text;
  bool const ends_in_point = first.size() >= 2 && (first.back() == '.' || first.back() == ',') &&
                             base::is_digit(first[first.size() - 2]);
  return ends_in_point && base::is_digit(after.text.front()) &&
         after.left - before.right < kNoBlank;
}

/// Whether two words are one number: also "119/QĐ-" "UBND", "01/201" "8/NĐ-CP".
bool is_number_together(schema::PageWord const& before, schema::PageWord const& after) {
  constexpr double kWidestBlank = 12;     // points
  constexpr std::size_t kMostBytes = 60;  // of a number: joining goes on for no longer
  if (before.text.size() + after.text.size() > kMostBytes) return false;
  if (before.line != after.line || after.left - before.right > kWidestBlank) return false;
  if (before.text.empty() || after.text.empty() || !has_digit(before.text)) return false;
  if (is_decimal_together(before, after)) return true;
  if (!splits_year(before.text, after.text) && !is_split_at_sign(before.text, after.text)) {
    return false;
  }
  std::string const both = before.text + after.text;
  NumberCore const core = core_of(both);
  return analyzers::normalize_document_number(
             std::string_view(both).substr(core.begin, core.end - core.begin))
      .has_value();
}

void join_numbers(std::vector<schema::PageWord>& words) {
  std::vector<schema::PageWord> result;
  result.reserve(words.size());
  for (schema::PageWord& word : words) {
    if (!result.empty() && is_number_together(result.back(), word)) {
      schema::PageWord& whole = result.back();
      whole.text += word.text;
      whole.as_read += ' ' + word.as_read;
      whole.confidence = std::min(whole.confidence, word.confidence);
      whole.right = std::max(whole.right, word.right);
      whole.top = std::min(whole.top, word.top);
      whole.bottom = std::max(whole.bottom, word.bottom);
    } else {
      result.push_back(std::move(word));
    }
  }
  words = std::move(result);
}

/// "XXHI" -> "XXIII": two strokes of a Roman number that are read as one letter.
void repair_roman(std::string& text) {
  NumberCore const core = core_of(text);
  std::string number = text.substr(core.begin, core.end - core.begin);
  bool const is_roman = number.size() > 1 && number.find('H') != std::string::npos &&
                        number.find_first_not_of("IVXH") == std::string::npos &&
                        number.find_first_of("VX") != std::string::npos;
  if (!is_roman) return;
  replace_all(number, "H", "II");
  if (number.find("IIII") == std::string::npos) {
    text.replace(core.begin, core.end - core.begin, number);
  }
}

/// Whether `text` is two upright strokes: "lí", "1]". Where a day or a month stands, only 11 is.
bool is_two_strokes(std::string_view text) {
  constexpr std::u32string_view kStrokes = U"1lIiíì|![]";
  std::size_t strokes = 0;
  for (std::size_t at = 0; at < text.size(); ++strokes) {
    base::CodePoint const point = base::decode_utf8(text, at);
    if (kStrokes.find(point.value) == std::u32string_view::npos) return false;
    at += point.bytes;
  }
  return strokes == 2;
}

/// "ngày l4 tháng O2 năm 2O19": what stands there is a number, and no other.
void repair_days(std::vector<schema::PageWord>& words) {
  constexpr std::array<std::string_view, 3> kBefore{"ngày", "tháng", "năm"};
  for (std::size_t at = 1; at < words.size(); ++at) {
    bool const is_place = std::ranges::find(kBefore, words[at - 1].text) != kBefore.end();
    if (!is_place) continue;
    std::string& text = words[at].text;
    bool const is_inside =
        at + 1 < words.size() && (words[at + 1].text == "tháng" || words[at + 1].text == "năm");
    if (is_inside && is_two_strokes(text)) {
      text = "11";
      continue;
    }
    NumberCore const core = core_of(text);
    std::size_t const bytes = core.end - core.begin;
    bool const is_year = words[at - 1].text == "năm";
    if (bytes == 0 || bytes > 4 || is_year != (bytes == 4)) continue;
    auto const digits = as_digits(std::string_view(text).substr(core.begin, bytes));
    if (!digits || (is_year && !digits->starts_with("19") && !digits->starts_with("20"))) continue;
    if (!is_year && bytes > 2) continue;
    text.replace(core.begin, bytes, *digits);
  }
}

}  // namespace

void repair_numbers(std::vector<schema::PageWord>& words) {
  for (schema::PageWord& word : words) replace_like_signs(word.text);
  join_numbers(words);
  for (schema::PageWord& word : words) {
    repair_groups(word.text);
    repair_digits(word.text);
    repair_symbols(word.text);
    remove_tail(word.text);
    repair_roman(word.text);
  }
  repair_days(words);
}

}  // namespace tracuu::indexer
