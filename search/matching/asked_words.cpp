// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/asked_words.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "analyzers/syllable.hpp"
#include "search/matching/rescoring.hpp"
#include "search/plans/term_weight.hpp"
#include "search/words/ranking.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

bool is_in_period(TextReading const& reading, std::size_t word) {
  return std::ranges::any_of(reading.periods, [&](PeriodReading const& period) {
    return word >= period.first && word < period.first + period.count;
  });
}

/// In how many announcements the spelling of `word` with these marks is.
Xapian::doccount frequency_of_spelling(WordReading const& word, std::string_view marks) {
  auto const found = std::ranges::find(word.variants, marks, [](Variant const& variant) {
    return analyzers::marks_part(variant.term);
  });
  return found == word.variants.end() ? word.frequency : found->frequency;
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

bool is_optional(TextReading const& reading, std::size_t word) {
  if (reading.definition) {
    bool const is_defined = word >= reading.definition->first &&
                            word < reading.definition->first + reading.definition->count;
    if (!is_defined) return true;
  }
  return is_in_period(reading, word);
}

double boundness(TextReading const& reading, PairReading const& pair) {
  if (pair.variants.empty()) return 0;
  Variant const& top = pair.variants.front();
  analyzers::PairMarks const marks = analyzers::pair_marks(top.term);
  double const rarer =
      std::max(1U, std::min(frequency_of_spelling(reading.words[pair.first], marks.first),
                            frequency_of_spelling(reading.words[pair.first + 1], marks.second)));
  return std::min(1.0, top.frequency / rarer);
}

double boundness_of_word(TextReading const& reading, std::size_t word) {
  double bound = 0;
  for (PairReading const& pair : reading.pairs) {
    if (pair.first == word || pair.first + 1 == word) {
      bound = std::max(bound, boundness(reading, pair));
    }
  }
  return bound;
}

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

bool is_inside(WordGroup const& group, PairReading const& pair) {
  return pair.first >= group.first && pair.first + 1 < group.first + group.count;
}

void AskedWords::add(TextReading const& reading) {
  readings_.push_back(&reading);
  for (WordGroup& group : groups_of(reading)) groups_.push_back({&reading, std::move(group)});
}

std::size_t AskedWords::required_groups() const {
  auto const asked = static_cast<std::size_t>(std::ranges::count_if(
      groups_, [](PlacedGroup const& placed) { return !placed.group.is_optional; }));
  return asked > 0 ? asked : groups_.size();
}

bool AskedWords::only_periods() const {
  return std::ranges::all_of(groups_,
                             [](PlacedGroup const& placed) { return placed.group.is_optional; });
}

bool AskedWords::is_asked(PlacedGroup const& placed) const {
  return !placed.group.is_optional || only_periods();
}

double AskedWords::most_frequent_ranked() const {
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

Plan AskedWords::word_query(WordReading const& word) const {
  return word.variants.empty() ? Plan() : any_of(field_, word.variants, Plan::Op::Synonym);
}

Plan AskedWords::typed_words(PlacedGroup const& placed) const {
  WordGroup const& group = placed.group;
  if (group.count == 1) return word_query(placed.reading->words[group.first]);
  std::vector<Plan> pairs;
  for (PairReading const& pair : placed.reading->pairs) {
    if (!is_inside(group, pair) || pair.variants.empty()) continue;
    pairs.push_back(any_of(field_, pair.variants, Plan::Op::Synonym));
  }
  bool const has_all = pairs.size() + 1 == group.count;
  return has_all ? combine(Plan::Op::And, pairs) : Plan();
}

Plan AskedWords::synonym_query(Synonym const& synonym) const {
  std::vector<Plan> rows;
  for (TermRow const& row : synonym.rows) rows.push_back(row_query(field_, row));
  Plan names = combine(Plan::Op::Or, rows);
  if (synonym.published_until) {
    names = Plan(Plan::Op::Filter, names, date_query({std::nullopt, synonym.published_until}));
  }
  if (synonym.beside.empty()) return names;
  std::vector<Plan> places;
  for (TermRow const& place : synonym.beside) places.push_back(row_query(field_, place));
  return {Plan::Op::Filter, names, combine(Plan::Op::Or, places)};
}

Plan AskedWords::any_period() const {
  std::vector<Plan> periods;
  for (TextReading const* const reading : readings_) {
    for (PeriodReading const& period : reading->periods)
      periods.push_back(date_query(period.dates));
  }
  return combine(Plan::Op::Or, periods);
}

double AskedWords::inverse_frequency_of(std::vector<Variant> const& variants) const {
  double const count = document_count_;
  return inverse_frequency(word_frequency(variants, count), count);
}

}  // namespace tracuu::search
