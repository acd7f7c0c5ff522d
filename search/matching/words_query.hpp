// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "schema/field.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// As a number of groups: all of them.
inline constexpr std::size_t kAllGroups = static_cast<std::size_t>(-1);

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

  /// At least `count` of the groups; the rest, pairs and periods add weight. A
  /// word that nothing holds is a group that matches nothing.
  [[nodiscard]] Xapian::Query required(std::size_t count) const;

  /// As required(count); announcements that hold all of them come first.
  [[nodiscard]] Xapian::Query all_first(std::size_t count) const;

  /// Any of the words and pairs, without the common syllables if there are
  /// rarer: those are left for the second stage (rescoring.hpp).
  struct Ranked {
    Xapian::Query query;
    std::vector<std::vector<Variant>> left_out;
  };
  [[nodiscard]] Ranked ranked() const;

 private:
  struct PlacedGroup {
    TextReading const* reading;
    WordGroup group;
  };

  [[nodiscard]] Xapian::Query word_query(WordReading const& word) const;
  [[nodiscard]] Xapian::Query required_group(PlacedGroup const& placed) const;
  [[nodiscard]] Xapian::Query with_synonyms(PlacedGroup const& placed, Xapian::Query typed,
                                            double pair_weight) const;
  [[nodiscard]] Xapian::Query old_name_query(Synonym const& synonym) const;
  [[nodiscard]] Xapian::Query typed_words(PlacedGroup const& placed) const;
  void append_pairs(PlacedGroup const& placed, double pair_weight,
                    std::vector<Xapian::Query>& queries) const;
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

  schema::FieldId field_;
  Xapian::doccount document_count_;
  std::vector<TextReading const*> readings_;
  std::vector<PlacedGroup> groups_;
};

}  // namespace tracuu::search
