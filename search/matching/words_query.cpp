// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/words_query.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "analyzers/syllable.hpp"
#include "schema/term.hpp"
#include "search/matching/number_query.hpp"
#include "search/words/ranking.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;
using Xapian::Query;

/// The word of a definition, "là".
constexpr char const* kIs = "la|2";

bool is_in_period(TextReading const& reading, std::size_t word) {
  return std::ranges::any_of(reading.periods, [&](PeriodReading const& period) {
    return word >= period.first && word < period.first + period.count;
  });
}

/// True for words that an announcement need not hold: of periods, and those
/// that only make a question of what is asked for.
bool is_optional(TextReading const& reading, std::size_t word) {
  if (reading.definition) {
    bool const is_defined = word >= reading.definition->first &&
                            word < reading.definition->first + reading.definition->count;
    if (!is_defined) return true;
  }
  return is_in_period(reading, word);
}

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

/// In how many announcements the spelling of `word` with these marks is.
Xapian::doccount frequency_of_spelling(WordReading const& word, std::string_view marks) {
  auto const found = std::ranges::find(word.variants, marks, [](Variant const& variant) {
    return analyzers::marks_part(variant.term);
  });
  return found == word.variants.end() ? word.frequency : found->frequency;
}

/// How far a pair is a word of two syllables: of the announcements with its rarer word, the share
/// that holds it, 0 to 1. Of its most frequent spelling: a word typed without marks has others.
double boundness(TextReading const& reading, PairReading const& pair) {
  if (pair.variants.empty()) return 0;
  Variant const& top = pair.variants.front();
  analyzers::PairMarks const marks = analyzers::pair_marks(top.term);
  double const rarer =
      std::max(1U, std::min(frequency_of_spelling(reading.words[pair.first], marks.first),
                            frequency_of_spelling(reading.words[pair.first + 1], marks.second)));
  return std::min(1.0, top.frequency / rarer);
}

/// How far the word is part of a word of two syllables with one of its neighbours.
double boundness_of_word(TextReading const& reading, std::size_t word) {
  double bound = 0;
  for (PairReading const& pair : reading.pairs) {
    if (pair.first == word || pair.first + 1 == word) {
      bound = std::max(bound, boundness(reading, pair));
    }
  }
  return bound;
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

/// True if a document is asked for by its number: other words do not stand for it.
bool asks_for_number(TextReading const* reading) {
  return std::ranges::any_of(reading->words, &WordReading::is_whole) ||
         std::ranges::find(reading->synonyms, SynonymKind::Number, &Synonym::kind) !=
             reading->synonyms.end();
}

bool is_inside(WordGroup const& group, PairReading const& pair) {
  return pair.first >= group.first && pair.first + 1 < group.first + group.count;
}

/// The synonyms whose words begin at `word`: the longest words that have any.
std::vector<Synonym const*> synonyms_at(TextReading const& reading, std::size_t word) {
  std::vector<Synonym const*> found;
  for (Synonym const& synonym : reading.synonyms) {
    if (synonym.first != word) continue;
    if (!found.empty() && synonym.count < found.front()->count) continue;
    if (!found.empty() && synonym.count > found.front()->count) found.clear();
    found.push_back(&synonym);
  }
  return found;
}

}  // namespace

std::vector<WordGroup> groups_of(TextReading const& reading) {
  std::vector<WordGroup> groups;
  for (std::size_t word = 0; word < reading.words.size();) {
    WordGroup group;
    group.first = word;
    group.synonyms = synonyms_at(reading, word);
    if (!group.synonyms.empty()) group.count = group.synonyms.front()->count;
    group.is_optional = is_optional(reading, word);
    word += group.count;
    groups.push_back(std::move(group));
  }
  return groups;
}

void WordsQuery::add(TextReading const& reading) {
  readings_.push_back(&reading);
  for (WordGroup& group : groups_of(reading)) groups_.push_back({&reading, std::move(group)});
}

std::size_t WordsQuery::required_groups() const {
  auto const asked = static_cast<std::size_t>(std::ranges::count_if(
      groups_, [](PlacedGroup const& placed) { return !placed.group.is_optional; }));
  return asked > 0 ? asked : groups_.size();
}

bool WordsQuery::only_periods() const {
  return std::ranges::all_of(groups_,
                             [](PlacedGroup const& placed) { return placed.group.is_optional; });
}

bool WordsQuery::is_asked(PlacedGroup const& placed) const {
  return !placed.group.is_optional || only_periods();
}

Query WordsQuery::all_groups() const {
  std::vector<Query> asked;
  for (PlacedGroup const& placed : groups_) {
    if (is_asked(placed)) asked.push_back(required_group(placed));
  }
  return combine(Query::OP_AND, asked);
}

Query WordsQuery::required() const {
  std::vector<Query> bonuses = pairs_between_groups(kRequiredPairWeight);
  for (PlacedGroup const& placed : groups_) {
    if (!is_asked(placed)) bonuses.push_back(required_group(placed));
  }
  append_periods(bonuses);
  append_names_in_use(bonuses);
  append_own_numbers(bonuses);
  append_definitions(bonuses);
  Query query = all_groups();
  if (query.empty() && !only_periods()) return query;
  if (only_periods()) query = Query(Query::OP_OR, query, any_period());
  return with_bonuses(std::move(query), bonuses);
}

Query WordsQuery::old_names() const {
  std::vector<Query> names;
  for (PlacedGroup const& placed : groups_) {
    for (Synonym const* const synonym : placed.group.synonyms) {
      if (synonym->kind == SynonymKind::OldName) names.push_back(synonym_query(*synonym));
    }
  }
  return names.empty() ? Query() : Query(Query::OP_SCALE_WEIGHT, combine(Query::OP_OR, names), 0);
}

WordsQuery::Ranked WordsQuery::ranked() const {
  return required_groups() <= kShortQueryWords ? ranked_few() : ranked_many();
}

WordsQuery::Ranked WordsQuery::ranked_few() const {
  std::vector<Query> parts;
  std::vector<Query> bonuses = pairs_between_groups(kPairWeight);
  std::vector<Query> pairs = pairs_between_groups(kRequiredPairWeight - kPairWeight);
  for (PlacedGroup const& placed : groups_) {
    std::vector<Query> words{any_word(placed)};
    append_pairs(placed, kPairWeight, words);
    append_pairs(placed, kRequiredPairWeight - kPairWeight, pairs);
    Query typed = combine(Query::OP_OR, words);
    (is_asked(placed) ? parts : bonuses)
        .push_back(with_synonyms(placed, std::move(typed), kPairWeight));
  }
  if (only_periods()) parts.push_back(any_period());
  append_periods(bonuses);
  append_own_numbers(bonuses);
  append_definitions(bonuses);
  bonuses.push_back(all_words_bonus(pairs));
  return {with_bonuses(combine(Query::OP_OR, parts), bonuses), {}};
}

/// Weight for announcements that hold all words, and more for those that hold them as `pairs`.
/// Old names are found, but they are not what was asked for.
Query WordsQuery::all_words_bonus(std::vector<Query> const& pairs) const {
  std::vector<Query> asked;
  for (PlacedGroup placed : groups_) {
    if (!is_asked(placed)) continue;
    std::erase_if(placed.group.synonyms,
                  [](Synonym const* synonym) { return synonym->kind == SynonymKind::OldName; });
    asked.push_back(required_group(placed));
  }
  return with_bonuses(fixed_weight(combine(Query::OP_AND, asked), kAllWordsShare * held().weight),
                      pairs);
}

/// Words in more announcements than this are left for the second stage.
double WordsQuery::most_frequent_ranked() const {
  double const everywhere = std::numeric_limits<double>::infinity();
  if (required_groups() <= kShortQueryWords) return everywhere;
  double const common = kCommonShare * document_count_;
  bool const has_rare = std::ranges::any_of(readings_, [&](TextReading const* reading) {
    return std::ranges::any_of(reading->words, [&](WordReading const& word) {
      return !word.variants.empty() && word.frequency <= common;
    });
  });
  return has_rare ? common : everywhere;
}

WordsQuery::Ranked WordsQuery::ranked_many() const {
  double const most_frequent = most_frequent_ranked();
  Ranked ranked;
  std::vector<Query> parts = pairs_between_groups(kPairWeight);
  std::vector<std::string_view> known;
  for (PlacedGroup const& placed : groups_) {
    std::vector<Query> words;
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
      parts.push_back(with_synonyms(placed, combine(Query::OP_OR, words), kPairWeight));
    }
  }
  append_definitions(parts);
  if (only_periods()) parts.push_back(any_period());
  std::vector<Query> preferences;
  append_periods(preferences);
  ranked.query = with_bonuses(combine(Query::OP_OR, parts), preferences);
  return ranked;
}

WordsQuery::Held WordsQuery::held() const {
  Held held;
  std::vector<Query> parts;
  std::vector<std::string_view> known;
  for (PlacedGroup const& placed : groups_) {
    if (!is_asked(placed)) continue;
    std::string_view const first = placed.reading->words[placed.group.first].token;
    bool const is_repeated = placed.group.count == 1 && placed.group.synonyms.empty() &&
                             std::ranges::find(known, first) != known.end();
    if (is_repeated) continue;
    known.push_back(first);
    append_held_group(placed, held, parts);
  }
  append_held_pairs(held, parts);
  if (only_periods()) parts.push_back(fixed_weight(any_period(), held.weight));
  held.query = combine(Query::OP_OR, parts);
  if (required_groups() <= kShortQueryWords) held.whole_word = whole_word();
  return held;
}

Query WordsQuery::whole_word() const {
  if (std::ranges::any_of(readings_, asks_for_number)) return {};
  std::vector<Query> wholes;
  for (PlacedGroup const& placed : groups_) {
    if (!is_asked(placed)) continue;
    TextReading const& reading = *placed.reading;
    std::size_t const first = placed.group.first;
    bool const is_syllable = placed.group.count == 1 && placed.group.synonyms.empty();
    if (is_syllable && boundness_of_word(reading, first) < kBoundShare) {
      wholes.push_back(word_query(reading.words[first]));
    }
    if (placed.group.count > 1) wholes.push_back(typed_words(placed));
    for (Synonym const* const synonym : placed.group.synonyms) {
      wholes.push_back(synonym_query(*synonym));
    }
  }
  for (TextReading const* const reading : readings_) {
    for (PairReading const& pair : reading->pairs) {
      if (boundness(*reading, pair) < kBoundShare) continue;
      wholes.push_back(any_of(field_, pair.variants, Query::OP_SYNONYM));
    }
  }
  return combine(Query::OP_OR, wholes);
}

/// Words without synonyms weigh each, words with synonyms all together.
void WordsQuery::append_held_group(PlacedGroup const& placed, Held& held,
                                   std::vector<Query>& parts) const {
  double const most_frequent = most_frequent_ranked();
  std::vector<Query> words;
  double weight = 0;
  for (std::size_t i = placed.group.first; i < placed.group.first + placed.group.count; ++i) {
    WordReading const& word = placed.reading->words[i];
    words.push_back(word_query(word));
    if (word.variants.empty() || word.frequency > most_frequent) continue;
    weight += inverse_frequency_of(word.variants);
  }
  std::vector<Query> choices{combine(Query::OP_AND, words)};
  for (Synonym const* const synonym : placed.group.synonyms) {
    choices.push_back(synonym_query(*synonym));
    if (weight > 0) continue;
    for (TermRow const& row : synonym->rows) weight = std::max(weight, row.rarity);
  }
  if (weight <= 0) return;
  Query const group = choices.size() == 1 ? choices.front() : combine(Query::OP_SYNONYM, choices);
  parts.emplace_back(Query::OP_SCALE_WEIGHT, group, weight);
  held.weight += weight;
}

void WordsQuery::append_held_pairs(Held& held, std::vector<Query>& parts) const {
  for (TextReading const* const reading : readings_) {
    for (PairReading const& pair : reading->pairs) {
      bool const is_asked = !is_optional(*reading, pair.first) || only_periods();
      if (pair.variants.empty() || !is_asked) continue;
      double const weight = inverse_frequency_of(pair.variants) *
                            std::min(1.0, boundness(*reading, pair) / kBoundShare);
      parts.emplace_back(Query::OP_SCALE_WEIGHT, any_of(field_, pair.variants, Query::OP_SYNONYM),
                         weight);
      held.weight += weight;
    }
  }
}

Query WordsQuery::word_query(WordReading const& word) const {
  return word.variants.empty() ? Query() : any_of(field_, word.variants, Query::OP_SYNONYM);
}

Query WordsQuery::weighed_word(TextReading const& reading, std::size_t word) const {
  return {Query::OP_SCALE_WEIGHT, word_query(reading.words[word]), word_factor(reading, word)};
}

/// Any word of the group.
Query WordsQuery::any_word(PlacedGroup const& placed) const {
  std::vector<Query> words;
  for (std::size_t i = placed.group.first; i < placed.group.first + placed.group.count; ++i) {
    words.push_back(weighed_word(*placed.reading, i));
  }
  return combine(Query::OP_OR, words);
}

/// All words of the group, or one of its synonyms.
Query WordsQuery::required_group(PlacedGroup const& placed) const {
  std::vector<Query> words;
  for (std::size_t i = placed.group.first; i < placed.group.first + placed.group.count; ++i) {
    words.push_back(word_query(placed.reading->words[i]));
  }
  std::vector<Query> pairs;
  append_pairs(placed, kRequiredPairWeight, pairs);
  Query typed = with_bonuses(combine(Query::OP_AND, words), pairs);
  return with_synonyms(placed, std::move(typed), kRequiredPairWeight);
}

/// What was typed, or else the first synonym that an announcement holds: no two
/// weigh together. A synonym weighs a share of what the typed words would. (OP_MAX
/// would say so more simply; Xapian 1.4.22 has crashed in it.) Old names weigh nothing, so
/// that they rank last.
Query WordsQuery::with_synonyms(PlacedGroup const& placed, Query typed, double pair_weight) const {
  if (placed.group.synonyms.empty()) return typed;
  std::vector<Query> held{typed_words(placed)};
  std::vector<Query> choices{std::move(typed)};
  std::vector<Query> old_names;
  double const typed_weight = weight_of(placed, pair_weight);
  bool const is_short_query = required_groups() <= kShortQueryWords;
  for (Synonym const* const synonym : placed.group.synonyms) {
    if (synonym->kind == SynonymKind::OldName) {
      old_names.push_back(synonym_query(*synonym));
      continue;
    }
    for (TermRow const& row : synonym->rows) {
      double const factor =
          share_of(synonym->kind, is_short_query) * typed_weight / std::max(1.0, row.rarity);
      Query const words = row_query(field_, row);
      choices.emplace_back(Query::OP_AND_NOT, Query(Query::OP_SCALE_WEIGHT, words, factor),
                           combine(Query::OP_OR, held));
      held.push_back(words);
    }
  }
  if (!old_names.empty()) {
    choices.emplace_back(Query::OP_SCALE_WEIGHT, combine(Query::OP_OR, old_names), 0);
  }
  return combine(Query::OP_OR, choices);
}

/// What holds the synonym; an old name, while it was one.
Query WordsQuery::synonym_query(Synonym const& synonym) const {
  std::vector<Query> rows;
  for (TermRow const& row : synonym.rows) rows.push_back(row_query(field_, row));
  Query names = combine(Query::OP_OR, rows);
  if (synonym.published_until) {
    names = Query(Query::OP_FILTER, names, date_query({std::nullopt, synonym.published_until}));
  }
  if (synonym.beside.empty()) return names;
  std::vector<Query> places;
  for (TermRow const& place : synonym.beside) places.push_back(row_query(field_, place));
  return {Query::OP_FILTER, names, combine(Query::OP_OR, places)};
}

/// The words of the group side by side.
Query WordsQuery::typed_words(PlacedGroup const& placed) const {
  if (placed.group.count == 1) return word_query(placed.reading->words[placed.group.first]);
  std::vector<Query> pairs;
  append_pairs(placed, 1, pairs);
  bool const has_all = pairs.size() + 1 == placed.group.count;
  return has_all ? combine(Query::OP_AND, pairs) : Query();
}

/// The pairs inside the group.
void WordsQuery::append_pairs(PlacedGroup const& placed, double pair_weight,
                              std::vector<Query>& queries) const {
  for (PairReading const& pair : placed.reading->pairs) {
    if (!is_inside(placed.group, pair) || pair.variants.empty()) continue;
    queries.push_back(pair_query(pair, pair_weight));
  }
}

/// The pair; it weighs `pair_weight` of its rarity, of kMostPairRarity at most.
Query WordsQuery::pair_query(PairReading const& pair, double pair_weight) const {
  double const rarity = inverse_frequency_of(pair.variants);
  double const share = std::min(1.0, kMostPairRarity / std::max(1.0, rarity));
  return {Query::OP_SCALE_WEIGHT, any_of(field_, pair.variants, Query::OP_SYNONYM),
          pair_weight * share};
}

std::vector<Query> WordsQuery::pairs_between_groups(double pair_weight) const {
  std::vector<Query> queries;
  for (PlacedGroup const& placed : groups_) {
    std::size_t const last = placed.group.first + placed.group.count - 1;
    for (PairReading const& pair : placed.reading->pairs) {
      if (pair.first != last || pair.variants.empty()) continue;
      queries.push_back(pair_query(pair, pair_weight));
    }
  }
  for (TextReading const* const reading : readings_) {
    for (std::string const& term : reading->extra_terms) {
      queries.emplace_back(schema::make_term(field_, term));
    }
  }
  return queries;
}

/// Weight for what was published in a period that the words name.
void WordsQuery::append_periods(std::vector<Query>& queries) const {
  Query const period = any_period();
  if (period.empty()) return;
  bool const is_first = only_periods() || required_groups() <= kShortQueryWords;
  bool const is_sharp = std::ranges::all_of(readings_, [](TextReading const* reading) {
    return std::ranges::all_of(reading->periods, is_sharp_period);
  });
  queries.push_back(
      fixed_weight(period, is_first && is_sharp ? kPeriodFirstWeight : kPeriodWeight));
}

/// Weight for names that are in use, over their old ones.
void WordsQuery::append_names_in_use(std::vector<Query>& queries) const {
  for (PlacedGroup const& placed : groups_) {
    bool const has_old_name = std::ranges::any_of(
        placed.group.synonyms,
        [](Synonym const* synonym) { return synonym->kind == SynonymKind::OldName; });
    if (!has_old_name) continue;
    queries.push_back(fixed_weight(typed_words(placed), kNameInUseWeight));
  }
}

/// Weight for the document that was asked for by its number, over those that cite it. Only of few
/// words: many are the subject of a document that speaks of the number.
void WordsQuery::append_own_numbers(std::vector<Query>& queries) const {
  if (field_ != FieldId::Text) return;
  std::vector<AskedDocument> documents;
  std::size_t others = 0;
  for (TextReading const* const reading : readings_) {
    std::ranges::move(asked_documents(*reading), std::back_inserter(documents));
    others += words_beside_numbers(*reading);
  }
  if (!documents.empty() && others <= kShortQueryWords) {
    queries.push_back(own_number_query(documents));
  }
}

/// Weight for texts that say what is asked for: "hộ nghèo là …".
void WordsQuery::append_definitions(std::vector<Query>& queries) const {
  for (TextReading const* const reading : readings_) {
    if (!reading->definition) continue;
    PlacedGroup defined{reading, {}};
    defined.group.first = reading->definition->first;
    defined.group.count = reading->definition->count;
    std::vector<Query> pairs;
    append_pairs(defined, 1, pairs);
    if (pairs.size() + 1 < defined.group.count) continue;  // a pair that nothing holds
    std::vector<Query> last;
    WordReading const& last_word = reading->words[defined.group.first + defined.group.count - 1];
    for (Variant const& variant : last_word.variants) {
      last.push_back(row_query(field_, {{variant.term, kIs}, 0}));
    }
    pairs.push_back(combine(Query::OP_OR, last));
    queries.push_back(fixed_weight(combine(Query::OP_AND, pairs), weight_of(defined, kPairWeight)));
  }
}

Query WordsQuery::any_period() const {
  std::vector<Query> periods;
  for (TextReading const* const reading : readings_) {
    for (PeriodReading const& period : reading->periods)
      periods.push_back(date_query(period.dates));
  }
  return combine(Query::OP_OR, periods);
}

Query WordsQuery::with_bonuses(Query query, std::vector<Query> const& bonuses) const {
  if (bonuses.empty()) return query;
  return {Query::OP_AND_MAYBE, query, combine(Query::OP_OR, bonuses)};
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
  return term_rarity(frequency, document_count_);
}

double WordsQuery::inverse_frequency_of(std::vector<Variant> const& variants) const {
  double const count = document_count_;
  return inverse_frequency(word_frequency(variants, count), count);
}

}  // namespace tracuu::search
