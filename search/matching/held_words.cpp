// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/held_words.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "search/words/ranking.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

/// What sums of weights may be off by.
constexpr double kRoundedOff = 1e-6;

/// The words of a group all together, and each of its synonyms.
std::vector<Plan> choices_of(AskedWords const& words, PlacedGroup const& placed) {
  WordGroup const& group = placed.group;
  std::vector<Plan> typed;
  for (std::size_t i = group.first; i < group.first + group.count; ++i) {
    typed.push_back(words.word_query(placed.reading->words[i]));
  }
  std::vector<Plan> choices{combine(Plan::Op::And, typed)};
  for (Synonym const* const synonym : group.synonyms) {
    choices.push_back(words.synonym_query(*synonym));
  }
  return choices;
}

/// What the words of a group weigh together; if these are nowhere or too common, what its rarest
/// synonym does.
double group_weight(AskedWords const& words, PlacedGroup const& placed) {
  double const most_frequent = words.most_frequent_ranked();
  WordGroup const& group = placed.group;
  double weight = 0;
  for (std::size_t i = group.first; i < group.first + group.count; ++i) {
    WordReading const& word = placed.reading->words[i];
    if (word.variants.empty() || word.frequency > most_frequent) continue;
    weight += words.inverse_frequency_of(word.variants);
  }
  for (Synonym const* const synonym : group.synonyms) {
    if (weight > 0) break;
    for (TermRow const& row : synonym->rows) weight = std::max(weight, row.rarity);
  }
  return weight;
}

/// A word group or a pair: what finds it, weighed.
struct HeldPart {
  Plan query;
  double weight = 0;
  Xapian::doccount frequency = 0;  ///< of announcements with it, about
};

/// Words without synonyms weigh each, words with synonyms all together.
void append_group(AskedWords const& words, PlacedGroup const& placed,
                  std::vector<HeldPart>& parts) {
  double const weight = group_weight(words, placed);
  if (weight <= 0) return;
  std::vector<Plan> const choices = choices_of(words, placed);
  Plan const group = choices.size() == 1 ? choices.front() : combine(Plan::Op::Synonym, choices);
  Xapian::doccount frequency = placed.reading->words[placed.group.first].frequency;
  for (std::size_t i = 1; i < placed.group.count; ++i) {
    frequency = std::min(frequency, placed.reading->words[placed.group.first + i].frequency);
  }
  parts.push_back({Plan::scaled(group, weight), weight, frequency});
}

void append_pairs_held(AskedWords const& words, std::vector<HeldPart>& parts) {
  for (TextReading const* const reading : words.readings()) {
    for (PairReading const& pair : reading->pairs) {
      bool const is_asked = !is_optional(*reading, pair.first) || words.only_periods();
      if (pair.variants.empty() || !is_asked) continue;
      double const weight = words.inverse_frequency_of(pair.variants) *
                            std::min(1.0, boundness(*reading, pair) / kBoundShare);
      Plan const query = any_of(words.field(), pair.variants, Plan::Op::Synonym);
      parts.push_back({Plan::scaled(query, weight), weight, pair.frequency});
    }
  }
}

double weight_of_parts(std::vector<HeldPart> const& parts) {
  double weight = 0;
  for (HeldPart const& part : parts) weight += part.weight;
  return weight;
}

/// `parts` such that one of the rarer ones must be there: the most frequent weigh less than
/// `least_weight` together.
Plan enough_of(std::vector<HeldPart> parts, double least_weight) {
  std::ranges::stable_sort(parts, std::ranges::greater{}, &HeldPart::frequency);
  std::vector<Plan> needed;
  std::vector<Plan> adding;
  double added = 0;
  for (HeldPart const& part : parts) {
    bool const is_adding = needed.empty() && added + part.weight < least_weight * (1 - kRoundedOff);
    if (is_adding) added += part.weight;
    (is_adding ? adding : needed).push_back(part.query);
  }
  Plan const any_needed = combine(Plan::Op::Or, needed);
  if (adding.empty()) return any_needed;
  return {Plan::Op::AndMaybe, any_needed, combine(Plan::Op::Or, adding)};
}

/// True if a document is asked for by its number: other words do not stand for it.
bool asks_for_number(TextReading const* reading) {
  return std::ranges::any_of(reading->words, &WordReading::is_whole) ||
         std::ranges::find(reading->synonyms, SynonymKind::Number, &Synonym::kind) !=
             reading->synonyms.end();
}

Plan whole_word(AskedWords const& words) {
  if (std::ranges::any_of(words.readings(), asks_for_number)) return {};
  std::vector<Plan> wholes;
  for (PlacedGroup const& placed : words.groups()) {
    if (!words.is_asked(placed)) continue;
    WordGroup const& group = placed.group;
    bool const is_part = group.count == 1 && group.synonyms.empty() &&
                         boundness_of_word(*placed.reading, group.first) >= kBoundShare;
    bool const is_word = group.count > 1 || group.synonyms.empty();
    if (is_word && !is_part) wholes.push_back(words.typed_words(placed));
    for (Synonym const* const synonym : group.synonyms) {
      wholes.push_back(words.synonym_query(*synonym));
    }
  }
  for (TextReading const* const reading : words.readings()) {
    for (PairReading const& pair : reading->pairs) {
      if (boundness(*reading, pair) < kBoundShare) continue;
      wholes.push_back(any_of(words.field(), pair.variants, Plan::Op::Synonym));
    }
  }
  return combine(Plan::Op::Or, wholes);
}

}  // namespace

HeldWords held_words(AskedWords const& words) {
  std::vector<HeldPart> parts;
  std::vector<std::string_view> known;
  for (PlacedGroup const& placed : words.groups()) {
    if (!words.is_asked(placed)) continue;
    std::string_view const first = placed.reading->words[placed.group.first].token;
    bool const is_repeated = placed.group.count == 1 && placed.group.synonyms.empty() &&
                             std::ranges::find(known, first) != known.end();
    if (is_repeated) continue;
    known.push_back(first);
    append_group(words, placed, parts);
  }
  HeldWords held;
  held.apart_weight = weight_of_parts(parts);
  append_pairs_held(words, parts);
  held.weight = weight_of_parts(parts);
  if (words.only_periods()) {
    parts.push_back({fixed_weight(words.any_period(), held.weight), held.weight, 0});
  }
  std::vector<Plan> queries;
  for (HeldPart const& part : parts) queries.push_back(part.query);
  held.query = combine(Plan::Op::Or, queries);
  held.enough = enough_of(std::move(parts), kHeldShare * held.weight);
  if (words.required_groups() <= kShortQueryWords) held.whole_word = whole_word(words);
  return held;
}

Plan all_words(AskedWords const& words) {
  std::vector<Plan> asked;
  for (PlacedGroup const& placed : words.groups()) {
    if (words.is_asked(placed)) asked.push_back(combine(Plan::Op::Or, choices_of(words, placed)));
  }
  Plan const all = combine(Plan::Op::And, asked);
  return words.only_periods() ? Plan(Plan::Op::Or, all, words.any_period()) : all;
}

}  // namespace tracuu::search
