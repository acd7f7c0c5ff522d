// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "search/api/note.hpp"
#include "search/api/search_request.hpp"
#include "search/matching/words_query.hpp"
#include "search/syntax/query_ast.hpp"
#include "search/words/word_reader.hpp"

namespace tracuu::search {

/// How strictly a query is run.
struct Strictness {
  MarkRule marks = MarkRule::AsTyped;
  /// Of the word groups of the plain words (words_query.hpp), how many an announcement
  /// must hold; 0 = any, ranked by weight alone. Values above their number mean all.
  std::size_t required_groups = 0;
  /// Announcements that hold all groups come first, whatever else they weigh.
  bool all_groups_first = false;

  friend bool operator==(Strictness const&, Strictness const&) = default;
};

/// A query made ready for the engine.
struct BuiltQuery {
  Xapian::Query query;                      ///< matches nothing if there is nothing to search for
  std::vector<TextReading> readings;        ///< all words, phrases and prefixes that were read, for
                                            ///< highlighting and explanation; not the excluded ones
  std::vector<std::size_t> plain_readings;  ///< indices in `readings` of the words outside phrases,
                                            ///< fields and brackets
  std::size_t plain_groups = 0;             ///< of the words outside phrases, fields and brackets
  std::vector<std::string> unknown_words;   ///< plain words that no announcement holds
  std::vector<std::vector<Variant>> left_out;  ///< common words that are in `query` only by
                                               ///< their pairs; rescore() adds their weight
  std::string read_as;                         ///< the query as it was read
  bool restored_marks = false;                 ///< read_as puts marks on words typed without
  std::vector<Note> notes;                     ///< LimitReached, and how words were read
};

/// Turns a parsed query into the engine's, for the state of the index that
/// `reader` reads.
/// May throw Xapian::Error.
[[nodiscard]] BuiltQuery build_query(WordReader& reader, ParsedQuery const& parsed,
                                     SearchRequest const& request, Strictness strictness);

}  // namespace tracuu::search
