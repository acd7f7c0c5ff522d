// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/language.hpp"

namespace tracuu::search {

/// Why the answer is not plainly "what was typed": told to the user (settled_notes orders them).
enum class NoteCode {
  MarksRestored,  ///< words typed without marks were read with marks; detail = the reading
  MarksOpen,      ///< it is open which marks were meant: all are searched; detail = the likeliest
  AllWordsFirst,  ///< long query ranked by weight; detail = how many hold all its words
  FewerWords,  ///< nothing holds all words: some were made optional; detail = words that were kept
  MarksIgnored,       ///< nothing holds the marks as typed: marks were ignored
  LimitReached,       ///< an expansion or clause limit was hit; detail = which
  SyntaxAsText,       ///< malformed syntax was read as text; detail = the piece
  UnknownWord,        ///< a word that no announcement holds; detail = the word
  TypingReadBack,     ///< typed with the input method off; detail = the words read back
  SpellingCorrected,  ///< words that nothing holds were corrected; detail = the corrected words
  DidYouMean,         ///< a near spelling that is found more often; detail = it
  SynonymsToo,        ///< abbreviations, full forms are searched too; detail = "UBND = …"
  AmbiguousWord,      ///< an abbreviation that was not expanded; detail = what it may stand for
  OldNamesToo,        ///< earlier names are searched too and ranked last; detail = "… = …"
  NumberRead,         ///< words read as a document number; detail = the words and the numbers
  QuotesAsWords,      ///< quotes of a headline do not bind; detail = the words in the last of them
  PeriodPreferred,    ///< announcements of a period are ranked first; detail = the period
  CutShort,           ///< the budget of the search was spent: only part of the index was looked at
};

struct Note {
  NoteCode code;
  std::string detail;
  std::string exact_query{};  ///< if not empty: searching this, with `exact`, undoes it
  std::string suggestion{};   ///< if not empty: a query that the reader may want instead
};

/// The note as one sentence for a reader.
[[nodiscard]] std::string describe(Note const& note, base::Language language);

/// "MarksRestored" -> "marks_restored": the code in JSON.
[[nodiscard]] std::string to_string(NoteCode code);

}  // namespace tracuu::search
