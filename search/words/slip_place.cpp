// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/slip_place.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "analyzers/capitals.hpp"
#include "analyzers/syllable.hpp"

namespace tracuu::search {

namespace {

using analyzers::Capitals;

/// Stray words of a reading that are examined at most.
constexpr std::size_t kMaxStrayWords = 4;

/// A word whose pairs are each in more than this share of the announcements (and more than so
/// many) is right. Where it has one pair only, that must be in so many times more.
constexpr double kSoundPairShare = 0.002;
constexpr double kLeastSoundPair = 5;
constexpr double kLonePairFactor = 2.5;

/// A text is typed with its marks if this share of its words has some.
constexpr double kMarkedText = 0.5;

/// A pair in at most this share of the announcements (or just one) hardly ever occurs.
constexpr double kStrayPairShare = 0.00005;

bool has_digit(std::string_view token) {
  return token.find_first_of("0123456789") < token.find(analyzers::kMarkSeparator);
}

/// Capitals only, in a reading that is not all capitals: FA, LHQ.
bool is_acronym(TextReading const& reading, std::size_t index) {
  return analyzers::capitals_of(reading.words[index].typed) == Capitals::All &&
         std::ranges::any_of(reading.words, [](WordReading const& word) {
           return analyzers::capitals_of(word.typed) == Capitals::None;
         });
}

bool may_be_slip(TextReading const& reading, std::size_t index) {
  WordReading const& word = reading.words[index];
  return !word.is_whole && !word.is_listed && !has_digit(word.token) && !is_acronym(reading, index);
}

/// True if so many of the words were typed with marks that those without may be slips, too: "một
/// rong những" is no rồng and no rộng. Of running text 0.7 have some.
bool is_mostly_marked(TextReading const& reading) {
  auto const marked = std::ranges::count_if(reading.words, [](WordReading const& word) {
    return !word.is_whole && !analyzers::marks_part(word.token).empty();
  });
  return static_cast<double>(marked) >= kMarkedText * static_cast<double>(reading.words.size());
}

bool is_sound(TextReading const& reading, std::size_t index, Xapian::doccount document_count) {
  double enough = std::max(kLeastSoundPair, kSoundPairShare * document_count);
  std::size_t pairs = 0;
  Xapian::doccount least = 0;
  for (PairReading const& pair : reading.pairs) {
    if (pair.first != index && pair.first + 1 != index) continue;
    least = pairs++ == 0 ? pair.frequency : std::min(least, pair.frequency);
  }
  if (pairs < 2) enough *= kLonePairFactor;
  return least > enough;
}

PossibleWord as_typed(WordReading const& word) {
  return {word.token, word.is_open, &word.variants};
}

std::optional<PossibleWord> left_of(TextReading const& reading, std::size_t index) {
  if (index == 0 || !reading.words[index - 1].joins_next) return std::nullopt;
  return as_typed(reading.words[index - 1]);
}

std::optional<PossibleWord> right_of(TextReading const& reading, std::size_t index) {
  if (!reading.words[index].joins_next) return std::nullopt;
  return as_typed(reading.words[index + 1]);
}

}  // namespace

bool is_stray_word(TextReading const& reading, std::size_t index, Xapian::doccount document_count) {
  if (!may_be_slip(reading, index)) return false;
  if (reading.words[index].variants.empty()) return true;
  double const rare = std::max(1.0, kStrayPairShare * document_count);
  bool has_pair = false;
  for (PairReading const& pair : reading.pairs) {
    if (pair.first != index && pair.first + 1 != index) continue;
    has_pair = true;
    if (pair.frequency > rare) return false;
  }
  return has_pair;
}

std::vector<std::size_t> suspect_words(TextReading const& reading,
                                       Xapian::doccount document_count) {
  std::vector<std::size_t> stray;
  std::vector<std::size_t> others;
  bool const is_phrase = reading.words.size() <= kMaxWordsOfAPhrase;
  bool const is_marked = is_mostly_marked(reading);
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    if (is_stray_word(reading, i, document_count)) {
      stray.push_back(i);
    } else if (is_phrase && (is_marked || !reading.words[i].is_open) && may_be_slip(reading, i) &&
               !is_sound(reading, i, document_count)) {
      others.push_back(i);
    }
  }
  std::stable_partition(stray.begin(), stray.end(),
                        [&](std::size_t i) { return reading.words[i].variants.empty(); });
  if (stray.size() > kMaxStrayWords) stray.resize(kMaxStrayWords);
  stray.insert(stray.end(), others.begin(), others.end());
  return stray;
}

Xapian::doccount typed_pair_frequency(TextReading const& reading, std::size_t first) {
  auto const pair = std::ranges::find(reading.pairs, first, &PairReading::first);
  return pair == reading.pairs.end() ? 0 : pair->frequency;
}

SlipPlace slip_place(TextReading const& reading, std::size_t first, std::size_t count) {
  SlipPlace place;
  place.first = first;
  place.count = count;
  place.left = left_of(reading, first);
  place.right = right_of(reading, first + count - 1);
  if (count == 1) place.counts.word = reading.words[first].frequency;
  if (place.left) {
    place.counts.left = {reading.words[first - 1].frequency,
                         typed_pair_frequency(reading, first - 1)};
  }
  if (place.right) {
    place.counts.right = {reading.words[first + count].frequency,
                          typed_pair_frequency(reading, first + count - 1)};
  }
  place.is_known =
      std::ranges::none_of(std::span(reading.words).subspan(first, count),
                           [](WordReading const& word) { return word.variants.empty(); });
  Xapian::doccount const beside =
      (place.left ? place.counts.left->pair : 0) + (place.right ? place.counts.right->pair : 0);
  place.is_never_seen = !place.is_known || beside == 0;
  return place;
}

}  // namespace tracuu::search
