// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "search/api/note.hpp"
#include "search/api/search_request.hpp"
#include "search/matching/match_budget.hpp"
#include "search/matching/words_query.hpp"
#include "search/syntax/query_ast.hpp"
#include "search/words/word_reader.hpp"

namespace tracuu::search {

/// A query made ready for the engine.
struct BuiltQuery {
  Plan query;        ///< any of the plain words, all other clauses, ranked; matches nothing if
                     ///< there is nothing to search for
  Plan all_words;    ///< all plain words and all other clauses
  Plan held;         ///< as `query`, weighed by what is held of the plain words
                     ///< (held_words.hpp)
  Plan enough_held;  ///< of `held`, what may weigh kHeldShare of it
  Plan whole_word;   ///< what holds one of the plain words (HeldWords::whole_word)
  double held_weight = 0;             ///< the most that `held` weighs; 0 without plain words
  double apart_weight = 0;            ///< the least that what has all words weighs in `held`
  std::uint64_t postings = 0;         ///< that it may look at, about, by the frequency of terms
  std::vector<TextReading> readings;  ///< all words, phrases and prefixes that were read, for
                                      ///< highlighting and explanation; not the excluded ones
  std::vector<std::size_t> plain_readings;  ///< indices in `readings` of the words outside phrases,
                                            ///< fields and brackets
  std::vector<std::size_t> plain_begins;    ///< where `read_as` tells of each of them
  std::size_t plain_groups = 0;             ///< of the words outside phrases, fields and brackets
  std::vector<std::string> unknown_words;   ///< plain words that no announcement holds
  std::vector<LeftOutWord> left_out;  ///< common words that are in `query` only by their pairs;
                                      ///< rescore() adds their weight
  std::string read_as;                ///< the query as it was read
  bool restored_marks = false;        ///< read_as puts marks on words typed without
  bool restored_in_clauses = false;   ///< it does so outside the plain words
  std::vector<Note> notes;            ///< LimitReached, and how words were read
};

/// Turns a parsed query into the engine's, for the state of the index that
/// `reader` reads. Its dear clauses end with `budget`; the whole is to be limited where it runs.
/// May throw Xapian::Error.
[[nodiscard]] BuiltQuery build_query(WordReader& reader, ParsedQuery const& parsed,
                                     SearchRequest const& request, MarkRule marks,
                                     MatchBudget const& budget);

}  // namespace tracuu::search
