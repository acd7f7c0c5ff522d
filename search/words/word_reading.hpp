// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.hpp"
#include "schema/field.hpp"
#include "search/plans/index_terms.hpp"
#include "search/words/synonym.hpp"

namespace tracuu::search {

/// How the marks of typed words bind.
enum class MarkRule {
  AsTyped,  ///< marks typed must match, marks not typed match anything
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
  std::size_t begin = 0;  ///< bytes [begin, end) of the text that was read
  std::size_t end = 0;
  std::string token;               ///< canonical form as typed, without prefix
  bool is_open = false;            ///< its marks are to be found out
  bool is_whole = false;           ///< a document number: one term, its parts left out
  std::vector<Variant> variants;   ///< most frequent first; empty: nothing holds it
  Xapian::doccount frequency = 0;  ///< sum over the variants
  bool is_listed = false;          ///< of words that a table has: no slip, no raw typing
  std::string likeliest;           ///< of an open word with variants: the term that is likeliest
  double certainty = 1;            ///< probability that an open word is `likeliest`
  std::string written;             ///< as the best hits write `likeliest`; empty: not looked up
  bool is_before_number = false;   ///< with nothing else, as in "khoa 7", which is khóa 7
  double as_typed_weight = 1;      ///< so much likelier is it that an open word is as typed
  bool joins_next = false;         ///< the next word follows in the same sentence
};

/// Two words side by side, and the terms that they make together.
struct PairReading {
  std::size_t first = 0;          ///< index of the first word
  std::vector<Variant> variants;  ///< most frequent first
  Xapian::doccount frequency = 0;
};

/// Words of a reading that name a time: "tháng 7 năm 2023".
struct PeriodReading {
  std::size_t first = 0;  ///< words [first, first + count)
  std::size_t count = 0;
  schema::DateRange dates;
};

/// Words of a reading that it asks the meaning of: "hộ nghèo" of "hộ nghèo là gì".
struct DefinitionReading {
  std::size_t first = 0;  ///< words [first, first + count)
  std::size_t count = 0;
};

/// What was done to the words before they were read.
enum class Rewriting {
  None,
  Typing,    ///< typed with the input method off: read back
  Spelling,  ///< words that nothing holds were corrected
};

/// Words side by side, read against an index. Synonyms, periods and corrections
/// are WordReader's work (word_reader.hpp).
struct TextReading {
  std::vector<WordReading> words;
  std::vector<PairReading> pairs;
  std::vector<Synonym> synonyms;  ///< those with the same words stand together
  std::vector<PeriodReading> periods;
  std::optional<DefinitionReading> definition;
  std::vector<std::string> ambiguous;    ///< abbreviations left as typed: "CT: chủ tịch, chỉ thị"
  std::vector<std::string> extra_terms;  ///< percentages, abbreviations: they only add weight
  bool was_cut = false;                  ///< there were more than kMaxQueryWords
  std::string text;                      ///< what was read: as typed, or rewritten
  double certainty = 1;                  ///< probability that all open words are `likeliest`
  /// Terms of words that may be meant and that the best hits rather write with y than with i.
  std::vector<std::string> written_with_y;
  Rewriting rewriting = Rewriting::None;
  std::string suggestion;  ///< `text` in a near spelling that may have been meant; may be empty
};

inline constexpr std::size_t kMaxQueryWords = 100;

/// True for two words side by side and nothing else: no third word tells what was meant, and
/// the best hits are only those of the more frequent spelling. Thread-safe.
[[nodiscard]] bool is_lone_pair(TextReading const& reading);

/// Reads `text` against field `field` of `index`.
///
/// An open word stands for every spelling in the index that has its letters; those that can
/// hardly stand among the words of the text (spelling_lattice.hpp) are dropped, which restores
/// the marks:
///
///     thu tuc  ->  thủ, thụ, thứ, thư, thu, … × tục, tức, túc, …  ->  thủ tục
///
/// In a reading that was typed with its marks, a word without is open only if it is
/// not so beside a neighbour in the index: "tử vong nghi do ngộ độc" is as typed,
/// "sửa chữa đê song Vân" may mean sông.
///
/// A word with marks that is in no announcement stands for the spellings that
/// only add marks to it (đuong -> đường). May throw Xapian::Error.
[[nodiscard]] TextReading read_words(IndexTerms const& index, std::string_view text,
                                     schema::FieldId field, MarkRule rule);

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

}  // namespace tracuu::search
