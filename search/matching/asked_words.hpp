// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "schema/field.hpp"
#include "search/plans/plan.hpp"
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

/// True for words that an announcement need not hold: of periods, and those that only make a
/// question of what is asked for.
[[nodiscard]] bool is_optional(TextReading const& reading, std::size_t word);

/// How far a pair is a word of two syllables: of the announcements with its rarer word, the share
/// that holds it, 0 to 1. Of its most frequent spelling: a word typed without marks has others.
[[nodiscard]] double boundness(TextReading const& reading, PairReading const& pair);

/// How far a word is part of a word of two syllables with one of its neighbours, 0 to 1.
[[nodiscard]] double boundness_of_word(TextReading const& reading, std::size_t word);

/// A group, and the reading that it is of.
struct PlacedGroup {
  TextReading const* reading;
  WordGroup group;
};

/// True if both words of a pair are of the group.
[[nodiscard]] bool is_inside(WordGroup const& group, PairReading const& pair);

/// What words ask for that stand side by side, or in several such readings, which must outlive it:
/// their groups, and the small queries that those who find (words_query.hpp) and those who weigh
/// (held_words.hpp) share. Reading it is thread-safe.
class AskedWords {
 public:
  AskedWords(schema::FieldId field, Xapian::doccount document_count)
      : field_(field), document_count_(document_count) {}

  void add(TextReading const& reading);

  [[nodiscard]] schema::FieldId field() const { return field_; }
  [[nodiscard]] Xapian::doccount document_count() const { return document_count_; }
  [[nodiscard]] std::vector<TextReading const*> const& readings() const { return readings_; }
  [[nodiscard]] std::vector<PlacedGroup> const& groups() const { return groups_; }

  /// Groups that an announcement is asked for: those of periods do not count,
  /// unless there are no others.
  [[nodiscard]] std::size_t required_groups() const;

  [[nodiscard]] bool only_periods() const;
  [[nodiscard]] bool is_asked(PlacedGroup const& placed) const;

  /// Words in more announcements than this are left for the second stage (rescoring.hpp).
  [[nodiscard]] double most_frequent_ranked() const;

  /// One of the spellings of a word, as one term; nothing if there are none.
  [[nodiscard]] Plan word_query(WordReading const& word) const;

  /// The words of a group side by side, as they were typed; nothing if some two never are.
  [[nodiscard]] Plan typed_words(PlacedGroup const& placed) const;

  /// What holds the synonym; an old name, while it was one.
  [[nodiscard]] Plan synonym_query(Synonym const& synonym) const;

  /// Published in one of the periods that the words name.
  [[nodiscard]] Plan any_period() const;

  [[nodiscard]] double inverse_frequency_of(std::vector<Variant> const& variants) const;

 private:
  schema::FieldId field_;
  Xapian::doccount document_count_;
  std::vector<TextReading const*> readings_;
  std::vector<PlacedGroup> groups_;
};

}  // namespace tracuu::search
