// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/reading_text.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
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

/// The variants that are told of an open reading, most frequent first.
std::span<Variant const> told_variants(TextReading const& reading) {
  std::vector<Variant> const* const variants = lone_variants(reading);
  if (is_settled(reading) || variants == nullptr || variants->empty()) return {};
  double const least = kRareSpelling * variants->front().frequency;
  std::span<Variant const> const first =
      std::span(*variants).first(std::min(kToldSpellings, variants->size()));
  auto const rare = std::ranges::find_if(
      first, [&](Variant const& variant) { return variant.frequency < least; });
  return {first.begin(), rare};
}

/// "so do|8,93" -> "so|8", "do|93"; of a lone word its term.
std::vector<std::string> words_of_variant(TextReading const& reading, std::string_view term) {
  if (reading.words.size() == 1) return {std::string(term)};
  std::string_view const folded = analyzers::folded_part(term);
  std::size_t const blank = folded.find(' ');
  auto const marks = analyzers::pair_marks(term);
  auto const joined = [](std::string_view letters, std::string_view of_word) {
    std::string word(letters);
    word += analyzers::kMarkSeparator;
    word += of_word;
    return word;
  };
  return {joined(folded.substr(0, blank), marks.first),
          joined(folded.substr(blank + 1), marks.second)};
}

/// "so do|8,93" typed as "So do" -> "Sổ đỏ".
std::string variant_text(TextReading const& reading, std::string_view term) {
  std::string text;
  std::vector<std::string> const words = words_of_variant(reading, term);
  for (std::size_t i = 0; i < words.size(); ++i) {
    WordReading const& word = reading.words[i];
    bool const has_y =
        std::ranges::find(reading.written_with_y, words[i]) != reading.written_with_y.end();
    std::string const spelled =
        has_y ? analyzers::spell_with_y(words[i]) : analyzers::spell(words[i]);
    if (i > 0) text += ' ';
    text += words[i] == word.token
                ? word.typed
                : analyzers::with_capitals(spelled, analyzers::capitals_of(word.typed));
  }
  return text;
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
  std::span<Variant const> const told = told_variants(reading);
  if (told.size() < 2) return "";
  std::string text;
  for (Variant const& variant : told) {
    if (!text.empty()) text += ", ";
    text += variant_text(reading, variant.term);
  }
  if (told.size() < lone_variants(reading)->size()) text += ", …";
  return text;
}

std::vector<std::string> open_words(TextReading const& reading) {
  std::vector<std::string> words;
  for (Variant const& variant : told_variants(reading)) {
    std::ranges::move(words_of_variant(reading, variant.term), std::back_inserter(words));
  }
  return words;
}

}  // namespace tracuu::search
