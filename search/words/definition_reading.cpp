// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/definition_reading.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "analyzers/syllable.hpp"
#include "base/ascii.hpp"

namespace tracuu::search {

namespace {

using Words = std::span<WordReading const>;
using Frame = std::span<std::string_view const>;

constexpr std::size_t kMaxDefinedWords = 12;

/// After "theo", the name of a law and its year take up to so many words.
constexpr std::size_t kMaxSourceWords = 10;

constexpr std::array<std::string_view, 3> kDefinitionOf{"dinh|95", "nghia|4", "cua|3"};
constexpr std::array<std::string_view, 3> kDefinitionAbout{"dinh|95", "nghia|4", "ve|62"};
constexpr std::array<std::string_view, 2> kDefinition{"dinh|95", "nghia|4"};
constexpr std::array<std::string_view, 3> kConceptOf{"khai|1", "niem|65", "cua|3"};
constexpr std::array<std::string_view, 3> kConceptAbout{"khai|1", "niem|65", "ve|62"};
constexpr std::array<std::string_view, 2> kConcept{"khai|1", "niem|65"};
constexpr std::array<std::string_view, 4> kHowIs{"nhu|7", "the|61", "nao|2", "la|2"};
constexpr std::array<std::string_view, 3> kWhatIs{"the|61", "nao|2", "la|2"};
/// Before what is asked for; a frame that goes on another stands above it.
constexpr std::array<Frame, 8> kFramesBefore{kDefinitionOf, kDefinitionAbout, kDefinition,
                                             kConceptOf,    kConceptAbout,    kConcept,
                                             kHowIs,        kWhatIs};

constexpr std::array<std::string_view, 3> kMeansWhat{"nghia|4", "la|2", "gi|2"};
constexpr std::array<std::string_view, 2> kIsWhat{"la|2", "gi|2"};
constexpr std::array<std::string_view, 5> kIsUnderstood{"duoc|9775", "hieu|63", "nhu|7", "the|61",
                                                        "nao|2"};
constexpr std::array<std::string_view, 4> kIsUnderstoodAs{"duoc|9775", "hieu|63", "la|2", "gi|2"};
/// After it.
constexpr std::array<Frame, 4> kFramesBehind{kIsUnderstood, kIsUnderstoodAs, kMeansWhat, kIsWhat};

/// True if the word is this term, or is typed without marks and has its letters.
bool says(WordReading const& word, std::string_view term) {
  if (word.token == term) return true;
  return analyzers::marks_part(word.token).empty() &&
         analyzers::folded_part(word.token) == analyzers::folded_part(term);
}

bool stands_at(Words words, std::size_t at, Frame frame) {
  if (at + frame.size() > words.size()) return false;
  return std::ranges::equal(words.subspan(at, frame.size()), frame, says);
}

bool is_year(WordReading const& word) {
  std::string_view const digits = analyzers::folded_part(word.token);
  return digits.size() == 4 && base::is_number(digits);
}

/// Words that name a source first: "Theo Luật Đất đai 2013".
std::size_t source_words(Words words) {
  if (words.empty() || !says(words[0], "theo|")) return 0;
  std::size_t const end = std::min(words.size(), kMaxSourceWords);
  for (std::size_t i = 1; i < end; ++i) {
    if (is_year(words[i])) return i + 1;
  }
  return 0;
}

}  // namespace

std::optional<DefinitionReading> find_definition(Words words) {
  std::size_t begin = source_words(words);
  std::size_t end = words.size();
  bool is_question = false;
  for (Frame const frame : kFramesBefore) {
    if (!stands_at(words, begin, frame)) continue;
    begin += frame.size();
    is_question = true;
    break;
  }
  for (std::size_t at = begin + 1; at < words.size() && !is_question; ++at) {
    is_question = std::ranges::any_of(
        kFramesBehind, [&](Frame const frame) { return stands_at(words, at, frame); });
    if (is_question) end = at;
  }
  bool const fits = is_question && begin < end && end - begin <= kMaxDefinedWords;
  if (!fits) return std::nullopt;
  return DefinitionReading{begin, end - begin};
}

}  // namespace tracuu::search
