// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/matching/asked_words.hpp"
#include "search/matching/rescoring.hpp"
#include "search/plans/plan.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// The query for words that stand side by side, or in several such readings:
/// syllables, pairs, synonyms and periods. Runs must outlive it.
class WordsQuery {
 public:
  /// `asked` must outlive it.
  explicit WordsQuery(AskedWords const& asked) : asked_(asked) {}

  /// All of the groups; pairs and periods add weight. A word that nothing holds is a group that
  /// matches nothing.
  [[nodiscard]] Plan required() const;

  /// What holds an old name of some of the words, while it was one; without weight. Empty if
  /// there is none.
  [[nodiscard]] Plan old_names() const;

  /// Any of the words, ranked by weight. Few words (up to kShortQueryWords groups) are all in the
  /// query, and announcements that hold all groups gain kAllWordsShare of what the words weigh.
  /// Of many words the common syllables are left for the second stage (rescoring.hpp) if there are
  /// rarer.
  struct Ranked {
    Plan query;
    std::vector<LeftOutWord> left_out;
  };
  [[nodiscard]] Ranked ranked() const;

 private:
  [[nodiscard]] Ranked ranked_few() const;
  [[nodiscard]] Ranked ranked_many() const;
  [[nodiscard]] Plan all_groups() const;
  [[nodiscard]] Plan all_words_bonus(std::vector<Plan> const& pairs) const;
  [[nodiscard]] Plan weighed_word(TextReading const& reading, std::size_t word) const;
  [[nodiscard]] Plan any_word(PlacedGroup const& placed) const;
  [[nodiscard]] Plan required_group(PlacedGroup const& placed) const;
  [[nodiscard]] Plan with_synonyms(PlacedGroup const& placed, Plan typed, double pair_weight) const;
  void append_pairs(PlacedGroup const& placed, double pair_weight,
                    std::vector<Plan>& queries) const;
  [[nodiscard]] Plan pair_query(PairReading const& pair, double pair_weight) const;
  [[nodiscard]] std::vector<Plan> pairs_between_groups(double pair_weight) const;
  void append_periods(std::vector<Plan>& queries) const;
  void append_names_in_use(std::vector<Plan>& queries) const;
  void append_own_numbers(std::vector<Plan>& queries) const;
  void append_definitions(std::vector<Plan>& queries) const;
  [[nodiscard]] Plan with_bonuses(Plan query, std::vector<Plan> const& bonuses) const;
  [[nodiscard]] double weight_of(PlacedGroup const& placed, double pair_weight) const;
  [[nodiscard]] double rarity(Xapian::doccount frequency) const;

  AskedWords const& asked_;
};

}  // namespace tracuu::search
