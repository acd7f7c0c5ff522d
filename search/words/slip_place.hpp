// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "search/words/pair_evidence.hpp"
#include "search/words/word_fit.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// Of a reading of more words only stray words are examined: it is found by its other words, and
/// each word costs look-ups.
inline constexpr std::size_t kMaxWordsOfAPhrase = 8;

/// The words of `reading` that may be slips, the surest first: those in no announcement of the
/// index, those hardly ever beside any of their neighbours (four of both at most), and, where
/// the reading is of few words, the others that are not often beside all of their neighbours, as a
/// slip often makes another word; of these, open ones only in a text that was typed with marks. No
/// document numbers, no words with digits, no acronyms. Thread-safe.
[[nodiscard]] std::vector<std::size_t> suspect_words(TextReading const& reading,
                                                     Xapian::doccount document_count);

/// True if the index lacks the word at `index`, or hardly ever has it beside a neighbour; not
/// for a document number, a word with digits or an acronym. Thread-safe.
[[nodiscard]] bool is_stray_word(TextReading const& reading, std::size_t index,
                                 Xapian::doccount document_count);

/// The words [first, first + count) of a reading as typed, and what stands beside them.
struct SlipPlace {
  std::size_t first = 0;
  std::size_t count = 0;
  std::optional<PossibleWord> left;  ///< points into the reading
  std::optional<PossibleWord> right;
  FitCounts counts;            ///< of the words as typed; .word only of a single one
  bool is_known = false;       ///< each of the words is in the index
  bool is_never_seen = false;  ///< unknown, or in none of its pairs
};

/// The reading must outlive the result. Thread-safe.
[[nodiscard]] SlipPlace slip_place(TextReading const& reading, std::size_t first,
                                   std::size_t count);

/// In how many announcements the words `first` and `first + 1` of the reading stand
/// side by side as typed. Thread-safe.
[[nodiscard]] Xapian::doccount typed_pair_frequency(TextReading const& reading, std::size_t first);

}  // namespace tracuu::search
