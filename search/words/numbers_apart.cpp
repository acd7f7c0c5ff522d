// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/numbers_apart.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "analyzers/numbered_word.hpp"
#include "analyzers/telex.hpp"
#include "base/ascii.hpp"

namespace tracuu::search {

namespace {

/// A text has so few such words that more are not looked up.
constexpr std::size_t kMaxNumberedWords = 8;

/// Typed in VNI and nothing else: a digit that no number is.
bool is_vni_only(WordReading const& word) {
  bool const has_digit = std::ranges::any_of(word.typed, base::is_digit);
  return has_digit && word.variants.empty() && !analyzers::numbered_word_digits(word.typed) &&
         analyzers::read_vni(word.typed).has_value();
}

}  // namespace

std::optional<std::string> with_numbers_apart(IndexTerms const& terms, TextReading const& reading,
                                              schema::FieldId field, MarkRule rule) {
  if (std::ranges::any_of(reading.words, is_vni_only)) return std::nullopt;
  std::string text;
  std::size_t copied = 0;
  std::size_t looked_up = 0;
  for (WordReading const& word : reading.words) {
    auto const letters = analyzers::numbered_word_digits(word.typed);
    if (!letters || ++looked_up > kMaxNumberedWords) continue;
    std::string apart = word.typed;
    apart.insert(*letters, " ");
    TextReading const two = read_words(terms, apart, field, rule);
    bool const is_seen = !two.pairs.empty() && two.pairs.front().frequency > word.frequency;
    if (!is_seen && !word.variants.empty()) continue;
    text.append(reading.text, copied, word.begin - copied);
    text += apart;
    copied = word.end;
  }
  if (copied == 0) return std::nullopt;
  return std::move(text.append(reading.text, copied));
}

}  // namespace tracuu::search
