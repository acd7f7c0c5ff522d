// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/word_errors.hpp"

#include <algorithm>
#include <cstdint>

#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "base/utf8.hpp"

namespace tracuu::bench {

namespace {

/// Least errors between all of `text` and a part of `read` that ends before each place, with where
/// that part begins. If the part must be all of `read`, it begins at 0 and costs what is left out.
struct Cell {
  std::uint32_t errors = 0;
  std::uint32_t begin = 0;
};

template <class Sign>
std::vector<Cell> align(std::span<Sign const> text, std::span<Sign const> read, bool whole) {
  std::vector<Cell> above(read.size() + 1);
  for (std::size_t j = 0; j <= read.size(); ++j) {
    auto const place = static_cast<std::uint32_t>(j);
    above[j] = whole ? Cell{place, 0} : Cell{0, place};
  }
  std::vector<Cell> row(read.size() + 1);
  for (Sign const& sign : text) {
    row[0] = {above[0].errors + 1, above[0].begin};
    for (std::size_t j = 1; j <= read.size(); ++j) {
      Cell best = above[j - 1];
      best.errors += sign == read[j - 1] ? 0 : 1;
      if (above[j].errors + 1 < best.errors) best = {above[j].errors + 1, above[j].begin};
      if (row[j - 1].errors + 1 < best.errors) best = {row[j - 1].errors + 1, row[j - 1].begin};
      row[j] = best;
    }
    std::swap(above, row);
  }
  return above;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    at += point.bytes;
    points.push_back(point.value);
  }
  return points;
}

std::string_view without_signs(std::string_view word) {
  using analyzers::CharClass;
  std::size_t begin = word.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < word.size();) {
    base::CodePoint const point = base::decode_utf8(word, at);
    CharClass const kind = analyzers::char_info(point.value).char_class;
    if (kind == CharClass::Letter || kind == CharClass::OtherLetter || kind == CharClass::Digit) {
      begin = std::min(begin, at);
      end = at + point.bytes;
    }
    at += point.bytes;
  }
  return begin < end ? word.substr(begin, end - begin) : std::string_view{};
}

}  // namespace

NearestPart nearest_part(std::span<std::string const> text, std::span<std::string const> read) {
  std::vector<Cell> const ends = align(text, read, false);
  auto const best = std::ranges::min_element(ends, {}, &Cell::errors);
  return {{text.size(), best->errors}, best->begin, static_cast<std::size_t>(best - ends.begin())};
}

ReadingErrors character_errors(std::string_view text, std::string_view read) {
  std::vector<char32_t> const there = code_points(text);
  std::vector<char32_t> const found = code_points(read);
  std::vector<Cell> const ends =
      align(std::span<char32_t const>(there), std::span<char32_t const>(found), true);
  return {there.size(), ends.back().errors};
}

std::vector<std::string> words_between_blanks(std::string_view text) {
  auto const composed = analyzers::NfcFilter().filter(text);  // null: it is composed
  std::vector<std::string> words;
  std::string_view rest = composed ? composed->text() : text;
  constexpr std::string_view kBlanks = " \n\t";
  while (true) {
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    if (rest.empty()) return words;
    std::string_view const word = rest.substr(0, rest.find_first_of(kBlanks));
    rest.remove_prefix(word.size());
    if (auto const core = without_signs(word); !core.empty()) words.emplace_back(core);
  }
}

}  // namespace tracuu::bench
