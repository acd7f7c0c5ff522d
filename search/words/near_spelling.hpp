// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// "Did you mean": words of a reading that are probably slips, and what was meant.
struct SpellingCorrection {
  std::size_t first = 0;           ///< index of the first word that is replaced
  std::size_t count = 0;           ///< how many are: 1, or 2 where one was typed as two
  std::vector<std::string> words;  ///< what stands for them, as a person would write it
  /// Natural logarithm of how much likelier the correction is, with its
  /// neighbours, than the words as typed.
  double gain = 0;
  /// The typed word is in no announcement, or never beside its neighbours, while
  /// the correction often is: may be searched for without asking.
  bool is_certain = false;
};

/// The corrections of `reading` (plain words, read from Text), none beside another, best
/// first, at most two.
///
/// Looks at words that are in no announcement, or hardly ever beside any of their neighbours,
/// and in a query of few words at all that were typed with marks (slip_place.hpp): a slip often
/// makes another word. For those it tries the slips of analyzers/spelling_slip.hpp, and weighs
/// how well each candidate stands between the same neighbours (word_fit.hpp) against the typed
/// word and the cost of the slip. So nothing is suggested that is not in the index, and a word
/// that stands well is let be. At most some 1,000 look-ups of terms. May throw Xapian::Error.
[[nodiscard]] std::vector<SpellingCorrection> find_corrections(IndexTerms const& terms,
                                                               TextReading const& reading);

/// The reading's text with the corrections put in: "thủ tuhc khai sinh" ->
/// "thủ tục khai sinh". `text` is what `reading` was read from. A capital at the
/// beginning of what is replaced, or capitals throughout, are kept.
[[nodiscard]] std::string corrected_text(std::string_view text, TextReading const& reading,
                                         std::vector<SpellingCorrection> const& corrections);

}  // namespace tracuu::search
