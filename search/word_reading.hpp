// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "schema/field.hpp"

namespace tracuu::search {

/// How the marks of typed words bind.
enum class MarkRule {
  AsTyped,  ///< marks typed must match, marks not typed match anything (design rule)
  Exact,    ///< a word typed without marks has none
  Ignored,  ///< no mark binds
};

/// A term that a word or pair may stand for, and in how many announcements it is.
struct Variant {
  std::string term;
  Xapian::doccount frequency = 0;
};

/// One word of a query, read against an index.
struct WordReading {
  std::string typed;      ///< as in the query
  std::size_t begin = 0;  ///< bytes [begin, end) of the run's text
  std::size_t end = 0;
  std::string token;               ///< canonical form as typed, without prefix
  bool is_open = false;            ///< its marks are to be found out
  bool is_whole = false;           ///< a document number: one term, its parts left out
  std::vector<Variant> variants;   ///< most frequent first; empty: nothing holds it
  Xapian::doccount frequency = 0;  ///< sum over the variants
  bool joins_next = false;         ///< the next word follows in the same sentence
};

/// Two words side by side, and the terms that they make together.
struct PairReading {
  std::size_t first = 0;          ///< index of the first word
  std::vector<Variant> variants;  ///< most frequent first
  Xapian::doccount frequency = 0;
};

/// Words side by side, read against an index.
struct RunReading {
  std::vector<WordReading> words;
  std::vector<PairReading> pairs;
  std::vector<std::string> extra_terms;  ///< percentages, abbreviations: they only add weight
  bool was_cut = false;                  ///< there were more than kMaxQueryWords
};

inline constexpr std::size_t kMaxQueryWords = 100;

/// Reads `text` against field `field` of `database`.
///
/// An open word stands for every spelling in the index that has its letters;
/// those that never or hardly ever (under 5 % of the pair's occurrences) stand
/// next to its neighbours are dropped, which restores the marks:
///
///     thu tuc  ->  thủ, thụ, thứ, thư, thu, … × tục, tức, túc, …  ->  thủ tục
///
/// A word with marks that is in no announcement stands for the spellings that
/// only add marks to it (đuong -> đường). May throw Xapian::Error.
[[nodiscard]] RunReading read_words(Xapian::Database const& database, std::string_view text,
                                    schema::FieldId field, MarkRule rule);

/// read_words() on one state of an index, remembering what it has read: the
/// steps of relaxing read the same words again. Not thread-safe.
class WordReader {
 public:
  explicit WordReader(Xapian::Database database) : database_(std::move(database)) {}

  [[nodiscard]] Xapian::Database const& database() const { return database_; }

  /// May throw Xapian::Error. The reference is valid as long as the reader.
  [[nodiscard]] RunReading const& read(std::string_view text, schema::FieldId field, MarkRule rule);

 private:
  Xapian::Database database_;
  std::map<std::tuple<std::string, schema::FieldId, MarkRule>, RunReading> known_;
};

/// The spellings in the index of the word that begins with `beginning` (folded
/// if it has no marks): up to `limit`, most frequent first. `was_cut` tells
/// that there were more. May throw Xapian::Error.
struct PrefixReading {
  std::vector<Variant> variants;
  bool was_cut = false;
};
[[nodiscard]] PrefixReading read_prefix(Xapian::Database const& database,
                                        std::string_view beginning, schema::FieldId field,
                                        std::size_t limit);

/// The likeliest spelling of the run as a person would write it; words that
/// were not open keep what was typed.
[[nodiscard]] std::string spell_run(RunReading const& run);

/// True if spell_run puts marks on a word that was typed without.
[[nodiscard]] bool restores_marks(RunReading const& run);

}  // namespace tracuu::search
