// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/reading_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "analyzers/capitals.hpp"
#include "analyzers/syllable.hpp"

namespace tracuu::search {

namespace {

/// A spelling is told from here on; docs/ranking.md, "Readings", has what it was measured on.
constexpr double kTold = 0.8;

/// Of two words alone, where "nha trang" is Nha Trang for one in five.
constexpr double kToldLonePair = 0.9;

/// Of open spellings so many are told.
constexpr std::size_t kToldSpellings = 3;

/// An open spelling this rare against the most frequent one is not told.
constexpr double kRareSpelling = 0.05;

bool is_restored(WordReading const& word) {
  return word.is_open && !word.likeliest.empty() && word.likeliest != word.token;
}

std::string in_capitals_of(std::string_view typed, std::string_view term) {
  return analyzers::with_capitals(analyzers::spell(term), analyzers::capitals_of(typed));
}

std::string told_word(WordReading const& word) {
  if (!word.is_open || word.likeliest.empty()) return word.typed;
  if (!word.written.empty()) return word.written;
  return is_restored(word) ? in_capitals_of(word.typed, word.likeliest) : word.typed;
}

/// What joins two words without a blank ("GD-ĐT", "11/7"), or a blank.
std::string_view mark_between(std::string_view text, WordReading const& left,
                              WordReading const& right) {
  if (right.begin <= left.end) return " ";
  std::string_view const between = text.substr(left.end, right.begin - left.end);
  bool const is_joined = between.find_first_of(" \t\r\n") == std::string_view::npos;
  return is_joined ? between : " ";
}

/// The variants of a lone word, or of two words side by side.
std::vector<Variant> const* lone_variants(TextReading const& reading) {
  if (reading.words.size() == 1) return &reading.words.front().variants;
  return is_lone_pair(reading) ? &reading.pairs.front().variants : nullptr;
}

/// "so do|8,93" typed as "So do" -> "Sổ đỏ".
std::string variant_text(TextReading const& reading, std::string_view term) {
  if (reading.words.size() == 1) return in_capitals_of(reading.words.front().typed, term);
  std::string_view const folded = analyzers::folded_part(term);
  std::size_t const blank = folded.find(' ');
  auto const marks = analyzers::pair_marks(term);
  auto const spelled = [](std::string_view letters, std::string_view of_word,
                          WordReading const& word) {
    std::string token(letters);
    token += analyzers::kMarkSeparator;
    token += of_word;
    return token == word.token ? word.typed : in_capitals_of(word.typed, token);
  };
  return spelled(folded.substr(0, blank), marks.first, reading.words[0]) + ' ' +
         spelled(folded.substr(blank + 1), marks.second, reading.words[1]);
}

}  // namespace

std::string spell(TextReading const& reading) {
  bool const is_told = is_settled(reading);
  std::string text;
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    WordReading const& word = reading.words[i];
    if (i > 0) text += mark_between(reading.text, reading.words[i - 1], word);
    text += is_told ? told_word(word) : word.typed;
  }
  return text;
}

bool restores_marks(TextReading const& reading) {
  return is_settled(reading) && std::ranges::any_of(reading.words, is_restored);
}

bool is_settled(TextReading const& reading) {
  return reading.certainty >= (is_lone_pair(reading) ? kToldLonePair : kTold);
}

std::string open_spellings(TextReading const& reading) {
  std::vector<Variant> const* const variants = lone_variants(reading);
  if (is_settled(reading) || variants == nullptr || variants->empty()) return "";
  double const least = kRareSpelling * variants->front().frequency;
  std::string text;
  std::size_t told = 0;
  for (Variant const& variant : *variants) {
    if (told == kToldSpellings || variant.frequency < least) break;
    if (told++ > 0) text += ", ";
    text += variant_text(reading, variant.term);
  }
  if (told < variants->size()) text += ", …";
  return told > 1 ? text : "";
}

}  // namespace tracuu::search
