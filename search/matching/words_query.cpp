// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/words_query.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "analyzers/syllable.hpp"
#include "schema/term.hpp"
#include "search/matching/held_words.hpp"
#include "search/matching/number_query.hpp"
#include "search/words/ranking.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;

/// The word of a definition, "là".
constexpr char const* kIs = "la|2";

/// A day, a month, a year, or all before or after one. Other stretches (a quarter, a school year,
/// a term of office) are a subject rather: much is published of them after or before they are.
bool is_sharp_period(PeriodReading const& period) {
  if (!period.dates.from || !period.dates.to) return true;
  std::chrono::days const span =
      std::chrono::sys_days{*period.dates.to} - std::chrono::sys_days{*period.dates.from};
  bool const is_year =
      period.dates.from->year() == period.dates.to->year() && span >= std::chrono::days{364};
  return is_year || span < std::chrono::days{31};
}

/// What a syllable weighs: one that is a word, as a word and as a pair of its own, or names of one
/// syllable would weigh less than verbs of two; one of a word of two syllables the less, the surer
/// it is of such a word, since that weighs as a pair.
double word_factor(TextReading const& reading, std::size_t word) {
  double const bound = boundness_of_word(reading, word);
  return 1 + kLoneWordWeight * std::max(0.0, 1 - bound / kLooseShare) -
         kBoundSyllableLoss * std::min(1.0, bound / kBoundShare);
}

/// What a synonym weighs against the words that were typed. Of many words, an abbreviation is one
/// piece of evidence, and as good as what it stands for; another way to say some is a weak one.
double share_of(SynonymKind kind, bool is_short_query) {
  switch (kind) {
    case SynonymKind::Abbreviation: return is_short_query ? kWiderSynonymWeight : kSynonymWeight;
    case SynonymKind::Everyday:
      return is_short_query ? kWiderSynonymWeight : kWiderSynonymWeight / 2;
    case SynonymKind::FullForm:
    case SynonymKind::OldName:
    case SynonymKind::Number: return kSynonymWeight;
  }
  return kSynonymWeight;
}

}  // namespace

Plan WordsQuery::all_groups() const {
  std::vector<Plan> asked;
  for (PlacedGroup const& placed : asked_.groups()) {
    if (asked_.is_asked(placed)) asked.push_back(required_group(placed));
  }
  return combine(Plan::Op::And, asked);
}

Plan WordsQuery::required() const {
  std::vector<Plan> bonuses = pairs_between_groups(kRequiredPairWeight);
  for (PlacedGroup const& placed : asked_.groups()) {
    if (!asked_.is_asked(placed)) bonuses.push_back(required_group(placed));
  }
  append_periods(bonuses);
  append_names_in_use(bonuses);
  append_own_numbers(bonuses);
  append_definitions(bonuses);
  Plan query = all_groups();
  if (query.empty() && !asked_.only_periods()) return query;
  if (asked_.only_periods()) query = Plan(Plan::Op::Or, query, asked_.any_period());
  return with_bonuses(std::move(query), bonuses);
}

Plan WordsQuery::old_names() const {
  std::vector<Plan> names;
  for (PlacedGroup const& placed : asked_.groups()) {
    for (Synonym const* const synonym : placed.group.synonyms) {
      if (synonym->kind == SynonymKind::OldName) names.push_back(asked_.synonym_query(*synonym));
    }
  }
  return Plan::scaled(combine(Plan::Op::Or, names), 0);
}

WordsQuery::Ranked WordsQuery::ranked() const {
  return asked_.required_groups() <= kShortQueryWords ? ranked_few() : ranked_many();
}

WordsQuery::Ranked WordsQuery::ranked_few() const {
  std::vector<Plan> parts;
  std::vector<Plan> bonuses = pairs_between_groups(kPairWeight);
  std::vector<Plan> pairs = pairs_between_groups(kRequiredPairWeight - kPairWeight);
  for (PlacedGroup const& placed : asked_.groups()) {
    std::vector<Plan> words{any_word(placed)};
    append_pairs(placed, kPairWeight, words);
    append_pairs(placed, kRequiredPairWeight - kPairWeight, pairs);
    Plan typed = combine(Plan::Op::Or, words);
    (asked_.is_asked(placed) ? parts : bonuses)
        .push_back(with_synonyms(placed, std::move(typed), kPairWeight));
  }
  if (asked_.only_periods()) parts.push_back(asked_.any_period());
  append_periods(bonuses);
  append_own_numbers(bonuses);
  append_definitions(bonuses);
  bonuses.push_back(all_words_bonus(pairs));
  return {with_bonuses(combine(Plan::Op::Or, parts), bonuses), {}};
}

/// Weight for announcements that hold all words, and more for those that hold them as `pairs`.
/// Old names are found, but they are not what was asked for.
Plan WordsQuery::all_words_bonus(std::vector<Plan> const& pairs) const {
  std::vector<Plan> asked;
  for (PlacedGroup placed : asked_.groups()) {
    if (!asked_.is_asked(placed)) continue;
    std::erase_if(placed.group.synonyms,
                  [](Synonym const* synonym) { return synonym->kind == SynonymKind::OldName; });
    asked.push_back(required_group(placed));
  }
  return with_bonuses(
      fixed_weight(combine(Plan::Op::And, asked), kAllWordsShare * held_words(asked_).weight),
      pairs);
}

WordsQuery::Ranked WordsQuery::ranked_many() const {
  double const most_frequent = asked_.most_frequent_ranked();
  Ranked ranked;
  std::vector<Plan> parts = pairs_between_groups(kPairWeight);
  std::vector<std::string_view> known;
  for (PlacedGroup const& placed : asked_.groups()) {
    std::vector<Plan> words;
    for (std::size_t i = placed.group.first; i < placed.group.first + placed.group.count; ++i) {
      WordReading const& word = placed.reading->words[i];
      bool const is_new = std::ranges::find(known, word.token) == known.end();
      if (!is_new || word.variants.empty()) continue;
      known.push_back(word.token);
      if (word.frequency > most_frequent) {
        ranked.left_out.push_back({word.variants, word_factor(*placed.reading, i)});
      } else {
        words.push_back(weighed_word(*placed.reading, i));
      }
    }
    append_pairs(placed, kPairWeight, words);
    if (placed.group.synonyms.empty()) {
      parts.insert(parts.end(), words.begin(), words.end());
    } else {
      parts.push_back(with_synonyms(placed, combine(Plan::Op::Or, words), kPairWeight));
    }
  }
  append_definitions(parts);
  if (asked_.only_periods()) parts.push_back(asked_.any_period());
  std::vector<Plan> preferences;
  append_periods(preferences);
  ranked.query = with_bonuses(combine(Plan::Op::Or, parts), preferences);
  return ranked;
}

Plan WordsQuery::weighed_word(TextReading const& reading, std::size_t word) const {
  return Plan::scaled(asked_.word_query(reading.words[word]), word_factor(reading, word));
}

/// Any word of the group.
Plan WordsQuery::any_word(PlacedGroup const& placed) const {
  std::vector<Plan> words;
  for (std::size_t i = placed.group.first; i < placed.group.first + placed.group.count; ++i) {
    words.push_back(weighed_word(*placed.reading, i));
  }
  return combine(Plan::Op::Or, words);
}

/// All words of the group, or one of its synonyms.
Plan WordsQuery::required_group(PlacedGroup const& placed) const {
  std::vector<Plan> words;
  for (std::size_t i = placed.group.first; i < placed.group.first + placed.group.count; ++i) {
    words.push_back(asked_.word_query(placed.reading->words[i]));
  }
  std::vector<Plan> pairs;
  append_pairs(placed, kRequiredPairWeight, pairs);
  Plan typed = with_bonuses(combine(Plan::Op::And, words), pairs);
  return with_synonyms(placed, std::move(typed), kRequiredPairWeight);
}

/// What was typed, or else the first synonym that an announcement holds: no two
/// weigh together. A synonym weighs a share of what the typed words would. (OP_MAX
/// would say so more simply; Xapian 1.4.22 has crashed in it.) Old names weigh nothing, so
/// that they rank last.
Plan WordsQuery::with_synonyms(PlacedGroup const& placed, Plan typed, double pair_weight) const {
  if (placed.group.synonyms.empty()) return typed;
  std::vector<Plan> held{asked_.typed_words(placed)};
  std::vector<Plan> choices{std::move(typed)};
  std::vector<Plan> old_names;
  double const typed_weight = weight_of(placed, pair_weight);
  bool const is_short_query = asked_.required_groups() <= kShortQueryWords;
  for (Synonym const* const synonym : placed.group.synonyms) {
    if (synonym->kind == SynonymKind::OldName) {
      old_names.push_back(asked_.synonym_query(*synonym));
      continue;
    }
    for (TermRow const& row : synonym->rows) {
      double const factor =
          share_of(synonym->kind, is_short_query) * typed_weight / std::max(1.0, row.rarity);
      Plan const words = row_query(asked_.field(), row);
      choices.emplace_back(Plan::Op::AndNot, Plan::scaled(words, factor),
                           combine(Plan::Op::Or, held));
      held.push_back(words);
    }
  }
  if (!old_names.empty()) {
    choices.push_back(Plan::scaled(combine(Plan::Op::Or, old_names), 0));
  }
  return combine(Plan::Op::Or, choices);
}

/// The pairs inside the group.
void WordsQuery::append_pairs(PlacedGroup const& placed, double pair_weight,
                              std::vector<Plan>& queries) const {
  for (PairReading const& pair : placed.reading->pairs) {
    if (!is_inside(placed.group, pair) || pair.variants.empty()) continue;
    queries.push_back(pair_query(pair, pair_weight));
  }
}

/// The pair; it weighs `pair_weight` of its rarity, of kMostPairRarity at most.
Plan WordsQuery::pair_query(PairReading const& pair, double pair_weight) const {
  double const rarity = asked_.inverse_frequency_of(pair.variants);
  double const share = std::min(1.0, kMostPairRarity / std::max(1.0, rarity));
  return Plan::scaled(any_of(asked_.field(), pair.variants, Plan::Op::Synonym),
                      pair_weight * share);
}

std::vector<Plan> WordsQuery::pairs_between_groups(double pair_weight) const {
  std::vector<Plan> queries;
  for (PlacedGroup const& placed : asked_.groups()) {
    std::size_t const last = placed.group.first + placed.group.count - 1;
    for (PairReading const& pair : placed.reading->pairs) {
      if (pair.first != last || pair.variants.empty()) continue;
      queries.push_back(pair_query(pair, pair_weight));
    }
  }
  for (TextReading const* const reading : asked_.readings()) {
    for (std::string const& term : reading->extra_terms) {
      queries.emplace_back(schema::make_term(asked_.field(), term));
    }
  }
  return queries;
}

/// Weight for what was published in a period that the words name.
void WordsQuery::append_periods(std::vector<Plan>& queries) const {
  Plan const period = asked_.any_period();
  if (period.empty()) return;
  bool const is_first = asked_.only_periods() || asked_.required_groups() <= kShortQueryWords;
  bool const is_sharp = std::ranges::all_of(asked_.readings(), [](TextReading const* reading) {
    return std::ranges::all_of(reading->periods, is_sharp_period);
  });
  queries.push_back(
      fixed_weight(period, is_first && is_sharp ? kPeriodFirstWeight : kPeriodWeight));
}

/// Weight for names that are in use, over their old ones.
void WordsQuery::append_names_in_use(std::vector<Plan>& queries) const {
  for (PlacedGroup const& placed : asked_.groups()) {
    bool const has_old_name = std::ranges::any_of(
        placed.group.synonyms,
        [](Synonym const* synonym) { return synonym->kind == SynonymKind::OldName; });
    if (!has_old_name) continue;
    queries.push_back(fixed_weight(asked_.typed_words(placed), kNameInUseWeight));
  }
}

/// Weight for the document that was asked for by its number, over those that cite it. Only of few
/// words: many are the subject of a document that speaks of the number.
void WordsQuery::append_own_numbers(std::vector<Plan>& queries) const {
  if (asked_.field() != FieldId::Text) return;
  std::vector<AskedDocument> documents;
  std::size_t others = 0;
  for (TextReading const* const reading : asked_.readings()) {
    std::ranges::move(asked_documents(*reading), std::back_inserter(documents));
    others += words_beside_numbers(*reading);
  }
  if (!documents.empty() && others <= kShortQueryWords) {
    queries.push_back(own_number_query(documents));
  }
}

/// Weight for texts that say what is asked for: "hộ nghèo là …".
void WordsQuery::append_definitions(std::vector<Plan>& queries) const {
  for (TextReading const* const reading : asked_.readings()) {
    if (!reading->definition) continue;
    PlacedGroup defined{reading, {}};
    defined.group.first = reading->definition->first;
    defined.group.count = reading->definition->count;
    std::vector<Plan> pairs;
    append_pairs(defined, 1, pairs);
    if (pairs.size() + 1 < defined.group.count) continue;  // a pair that nothing holds
    std::vector<Plan> last;
    WordReading const& last_word = reading->words[defined.group.first + defined.group.count - 1];
    for (Variant const& variant : last_word.variants) {
      last.push_back(row_query(asked_.field(), {{variant.term, kIs}, 0}));
    }
    pairs.push_back(combine(Plan::Op::Or, last));
    queries.push_back(fixed_weight(combine(Plan::Op::And, pairs), weight_of(defined, kPairWeight)));
  }
}

Plan WordsQuery::with_bonuses(Plan query, std::vector<Plan> const& bonuses) const {
  if (bonuses.empty()) return query;
  return {Plan::Op::AndMaybe, query, combine(Plan::Op::Or, bonuses)};
}

/// What the typed words of a group weigh together, in units of rarity.
double WordsQuery::weight_of(PlacedGroup const& placed, double pair_weight) const {
  double weight = 0;
  for (std::size_t i = placed.group.first; i < placed.group.first + placed.group.count; ++i) {
    weight += rarity(placed.reading->words[i].frequency);
  }
  for (PairReading const& pair : placed.reading->pairs) {
    if (is_inside(placed.group, pair)) weight += pair_weight * rarity(pair.frequency);
  }
  return weight;
}

double WordsQuery::rarity(Xapian::doccount frequency) const {
  return term_rarity(frequency, asked_.document_count());
}

}  // namespace tracuu::search
