// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "schema/field.hpp"
#include "search/matching/rescoring.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// One thing that words ask for: a word, or several that have synonyms.
struct WordGroup {
  std::size_t first = 0;  ///< words [first, first + count) of the reading
  std::size_t count = 1;
  std::vector<Synonym const*> synonyms;  ///< of all these words; point into the reading
  bool is_optional = false;              ///< of a period or a question's frame: not asked for
};

/// The groups of a reading, in order: its synonyms' words first, each other word alone.
[[nodiscard]] std::vector<WordGroup> groups_of(TextReading const& reading);

/// The query for words that stand side by side, or in several such readings:
/// syllables, pairs, synonyms and periods. Runs must outlive it.
class WordsQuery {
 public:
  WordsQuery(schema::FieldId field, Xapian::doccount document_count)
      : field_(field), document_count_(document_count) {}

  void add(TextReading const& reading);

  /// Groups that an announcement is asked for: those of periods do not count,
  /// unless there are no others.
  [[nodiscard]] std::size_t required_groups() const;

  [[nodiscard]] bool is_empty() const { return groups_.empty(); }

  /// All of the groups; pairs and periods add weight. A word that nothing holds is a group that
  /// matches nothing.
  [[nodiscard]] Xapian::Query required() const;

  /// What holds an old name of some of the words, while it was one; without weight. Empty if
  /// there is none.
  [[nodiscard]] Xapian::Query old_names() const;

  /// Any of the words, ranked by weight. Few words (up to kShortQueryWords groups) are all in the
  /// query, and announcements that hold all groups gain kAllWordsShare of what the words weigh.
  /// Of many words the common syllables are left for the second stage (rescoring.hpp) if there are
  /// rarer.
  struct Ranked {
    Xapian::Query query;
    std::vector<LeftOutWord> left_out;
  };
  [[nodiscard]] Ranked ranked() const;

  /// How much of the words an announcement holds: run with Xapian::CoordWeight, it weighs the sum
  /// of the weights of the asked-for words that it holds, `weight` at most. A word weighs its
  /// inverse frequency, a synonym what the words of its group weigh. Two
  /// words side by side weigh theirs besides, as far as they are a word of two syllables. What
  /// nothing holds weighs nothing. `whole_word` matches what holds one of the words as a whole: a
  /// synonym, a word of two syllables side by side, or a syllable that is no part of one. It is
  /// empty for many words, and if a document is asked for by its number.
  struct Held {
    Xapian::Query query;
    double weight = 0;
    Xapian::Query whole_word;
  };
  [[nodiscard]] Held held() const;

 private:
  struct PlacedGroup {
    TextReading const* reading;
    WordGroup group;
  };

  [[nodiscard]] Ranked ranked_few() const;
  [[nodiscard]] Ranked ranked_many() const;
  [[nodiscard]] double most_frequent_ranked() const;
  [[nodiscard]] bool is_asked(PlacedGroup const& placed) const;
  [[nodiscard]] bool only_periods() const;
  [[nodiscard]] Xapian::Query all_groups() const;
  [[nodiscard]] Xapian::Query all_words_bonus(std::vector<Xapian::Query> const& pairs) const;
  void append_held_group(PlacedGroup const& placed, Held& held,
                         std::vector<Xapian::Query>& parts) const;
  void append_held_pairs(Held& held, std::vector<Xapian::Query>& parts) const;
  [[nodiscard]] Xapian::Query whole_word() const;
  [[nodiscard]] Xapian::Query word_query(WordReading const& word) const;
  [[nodiscard]] Xapian::Query weighed_word(TextReading const& reading, std::size_t word) const;
  [[nodiscard]] Xapian::Query any_word(PlacedGroup const& placed) const;
  [[nodiscard]] Xapian::Query required_group(PlacedGroup const& placed) const;
  [[nodiscard]] Xapian::Query with_synonyms(PlacedGroup const& placed, Xapian::Query typed,
                                            double pair_weight) const;
  [[nodiscard]] Xapian::Query synonym_query(Synonym const& synonym) const;
  [[nodiscard]] Xapian::Query typed_words(PlacedGroup const& placed) const;
  void append_pairs(PlacedGroup const& placed, double pair_weight,
                    std::vector<Xapian::Query>& queries) const;
  [[nodiscard]] Xapian::Query pair_query(PairReading const& pair, double pair_weight) const;
  [[nodiscard]] std::vector<Xapian::Query> pairs_between_groups(double pair_weight) const;
  void append_periods(std::vector<Xapian::Query>& queries) const;
  void append_names_in_use(std::vector<Xapian::Query>& queries) const;
  void append_own_numbers(std::vector<Xapian::Query>& queries) const;
  void append_definitions(std::vector<Xapian::Query>& queries) const;
  [[nodiscard]] Xapian::Query any_period() const;
  [[nodiscard]] Xapian::Query with_bonuses(Xapian::Query query,
                                           std::vector<Xapian::Query> const& bonuses) const;
  [[nodiscard]] double weight_of(PlacedGroup const& placed, double pair_weight) const;
  [[nodiscard]] double rarity(Xapian::doccount frequency) const;
  [[nodiscard]] double inverse_frequency_of(std::vector<Variant> const& variants) const;

  schema::FieldId field_;
  Xapian::doccount document_count_;
  std::vector<TextReading const*> readings_;
  std::vector<PlacedGroup> groups_;
};

}  // namespace tracuu::search
