// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "search/query_ast.hpp"
#include "search/search_request.hpp"
#include "search/word_reading.hpp"

namespace tracuu::search {

/// How strictly a query is run.
struct Strictness {
  MarkRule marks = MarkRule::AsTyped;
  /// Of the plain words, how many an announcement must hold; 0 = any, ranked
  /// by weight alone. Values above the number of words mean all.
  std::size_t required_words = 0;
};

inline constexpr std::size_t kAllWords = static_cast<std::size_t>(-1);

/// A query made ready for the engine.
struct BuiltQuery {
  Xapian::Query query;                     ///< matches nothing if there is nothing to search for
  std::vector<RunReading> runs;            ///< all words, phrases and prefixes that were read, for
                                           ///< highlighting and explanation; not the excluded ones
  std::size_t plain_words = 0;             ///< words outside phrases, fields and brackets
  std::vector<std::string> unknown_words;  ///< plain words that no announcement holds
  std::vector<std::vector<Variant>> left_out;  ///< common words that are in `query` only by
                                               ///< their pairs; rescore() adds their weight
  std::string read_as;                         ///< the query as it was read
  bool restored_marks = false;                 ///< read_as puts marks on words typed without
  std::vector<Note> notes;                     ///< LimitReached
};

/// Turns a parsed query into the engine's, for the state of the index that
/// `reader` reads. May
/// throw Xapian::Error.
[[nodiscard]] BuiltQuery build_query(WordReader& reader, ParsedQuery const& parsed,
                                     SearchRequest const& request, Strictness strictness);

}  // namespace tracuu::search
