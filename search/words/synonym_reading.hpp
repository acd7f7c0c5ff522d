// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "schema/field.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

class EverydayWords;

/// The other ways to write the words of a reading, and what could not be told.
struct SynonymReading {
  std::vector<Synonym> synonyms;       ///< in the order of the words
  std::vector<std::string> ambiguous;  ///< abbreviations left as typed: "CT: chủ tịch, chỉ thị"
};

/// The other ways to write the words of `reading` that the index holds: full
/// forms of abbreviations and the other way round (abbreviation_table.hpp),
/// earlier names of places and agencies (name_history.hpp), and the document
/// numbers that fit a spoken or partial one (number_reading.hpp).
///
/// An abbreviation of several meanings stands for those that are seen beside
/// its neighbours ("CT UBND": chủ tịch, because "tịch UBND" is in the index);
/// without such, it stays as typed and `ambiguous` names its meanings.
/// Synonyms never overlap but for the very same words. May throw Xapian::Error.
[[nodiscard]] SynonymReading find_synonyms(IndexTerms const& terms, schema::FieldId field,
                                           TextReading const& reading,
                                           EverydayWords const* more_words = nullptr);

}  // namespace tracuu::search
