// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/certain_head.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/document_type.hpp"
#include "base/ascii.hpp"
#include "indexer/official/title_type.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// Shares of words that are misread, by the confidence of tesseract 5.3 on pages of bench/eval_ocr:
/// a third below 0.5; of own numbers half below 0.8.
constexpr double kSureWord = 0.5;
constexpr double kSureNumber = 0.82;
constexpr double kSureWholeNumber = 0.5;
constexpr double kSureNumberInDirt = 0.1;
constexpr double kSureDay = 0.6;  // a part of a day, which must be one that there is
constexpr std::size_t kMostBytesOfDay = 4;
constexpr std::size_t kMostBytesOfType = 200;

/// No sign of Vietnamese writing, so that it can be told again. One byte.
constexpr char kHidden = '\x1F';

/// Symbols that most numbers end in, folded; what begins one has lost letters: "119/QD-UBN".
constexpr std::array<std::string_view, 6> kLongSymbols{"UBND",   "HDND", "UBTVQH",
                                                       "UBMTTQ", "TTG",  "VPCP"};

/// "119/TB-UBND" among other signs: a type and an agency that there are leave little that it could
/// have been but for its digits.
bool is_whole_number(std::string_view text) {
  std::size_t const begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) return false;
  auto const number = analyzers::match_document_number(text, begin);
  auto const parts = number ? analyzers::split_document_number(number->normalized) : std::nullopt;
  return parts && analyzers::is_document_type_symbol(parts->type) &&
         std::ranges::find(kLongSymbols, parts->issuer) != kLongSymbols.end();
}

bool is_doubtful(std::string_view text, ReadWord const& word) {
  bool const has_digit = std::ranges::any_of(text, base::is_digit);
  if (!has_digit) return word.confidence < kSureWord;
  bool const is_of_day =
      text.size() <= kMostBytesOfDay && std::ranges::all_of(text, base::is_digit);
  if (is_of_day) return word.confidence < kSureDay;
  if (!is_whole_number(text)) return word.confidence < kSureNumber;
  return word.confidence < (word.had_dirt ? kSureNumberInDirt : kSureWholeNumber);
}

}  // namespace

std::string without_hidden(std::string_view text) {
  std::string shown;
  for (char const sign : text) {
    bool const is_blank = sign == ' ' || sign == kHidden;
    if (!is_blank) {
      shown += sign;
    } else if (!shown.empty() && shown.back() != ' ') {
      shown += ' ';
    }
  }
  if (!shown.empty() && shown.back() == ' ') shown.pop_back();
  return shown;
}

namespace {

/// Bytes [begin, end) of a text.
struct TextStretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The types with which lines of the head begin, in order: "BÁO CÁO". One of a syllable ("ĐƠN",
/// "BẢN") is more likely to be something else, misread.
std::vector<TextStretch> title_types(std::string_view text) {
  constexpr std::size_t kLinesOfHead = 60;
  std::vector<TextStretch> types;
  std::size_t begin = 0;
  for (std::size_t line = 0; line < kLinesOfHead && begin < text.size(); ++line) {
    std::size_t const end = std::min(text.find('\n', begin), text.size());
    std::string_view const there = text.substr(begin, end - begin);
    auto const type = title_type(there);
    std::size_t const type_words = type ? split_words(type->name).size() : 0;
    auto const words = split_words(there.substr(0, kMostBytesOfType));
    if (type_words > 1 && words.size() >= type_words) {
      std::string_view const last = words[type_words - 1];
      types.push_back({begin, static_cast<std::size_t>(last.data() - text.data()) + last.size()});
    }
    begin = end + 1;
  }
  return types;
}

bool is_in(std::span<TextStretch const> stretches, ReadWord const& word) {
  return std::ranges::any_of(stretches, [&word](TextStretch const& stretch) {
    return word.begin >= stretch.begin && word.end <= stretch.end;
  });
}

/// Until then committees had the symbol UB (Circular 55/2005/TTLT-BNV-VPCP).
constexpr std::chrono::year kLastYearOfUb{2005};

bool ends_in_agency(OfficialHead const& head) {
  auto const normalized = analyzers::normalize_document_number(head.number);
  auto const parts = normalized ? analyzers::split_document_number(*normalized) : std::nullopt;
  if (!parts || parts->issuer.size() < 2) return false;
  std::string_view const issuer = parts->issuer;
  if (issuer == "UB") return head.date && head.date->year() <= kLastYearOfUb;
  return std::ranges::none_of(kLongSymbols, [issuer](std::string_view symbol) {
    return symbol != issuer && symbol.starts_with(issuer);
  });
}

}  // namespace

std::string hide_doubtful_words(std::string_view text, std::span<ReadWord const> words) {
  std::string shown(text);
  std::vector<TextStretch> const types = title_types(text);
  for (ReadWord const& word : words) {
    if (is_in(types, word)) continue;
    std::size_t const end = std::min(word.end, text.size());
    if (word.begin >= end) continue;
    std::string_view const there = text.substr(word.begin, end - word.begin);
    if (there.find('\n') != std::string_view::npos || !is_doubtful(there, word)) continue;
    std::fill(shown.begin() + static_cast<std::ptrdiff_t>(word.begin),
              shown.begin() + static_cast<std::ptrdiff_t>(end), kHidden);
  }
  return shown;
}

OfficialHead certain_head(OfficialHead certain, OfficialHead const& all) {
  certain.unit = all.unit;
  certain.place = all.place;
  certain.unit_lines = all.unit_lines;
  certain.has_motto = all.has_motto;
  certain.motto_lines = all.motto_lines;
  certain.has_letterhead = all.has_letterhead;
  if (!ends_in_agency(certain)) certain.number.clear();
  bool const has_other_day =
      all.day_line && certain.date_lines != std::vector<std::size_t>{*all.day_line};
  if (has_other_day) {
    certain.date.reset();
    certain.date_lines.clear();
  }
  certain.day_line = all.day_line;
  return certain;
}

}  // namespace tracuu::indexer
