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

/// The corrections of `reading` (plain words, read from Text), not overlapping, best
/// first, at most three.
///
/// Looks only at words that are suspicious: in no announcement, or hardly ever
/// beside any of their neighbours. For those it tries the slips of
/// analyzers/spelling_slip.hpp, and weighs how often each candidate stands
/// beside the same neighbours in the index against the typed word and the cost
/// of the slip. So nothing is suggested that is not in the index, and a rare
/// name that is in it beside its neighbours is let be. Another tone than the
/// typed one is tried only where nothing else is found. A query of ordinary
/// words costs nothing; any query at most some 300 look-ups of terms. May throw
/// Xapian::Error.
[[nodiscard]] std::vector<SpellingCorrection> find_corrections(Xapian::Database const& database,
                                                               TextReading const& reading);

/// The reading's text with the corrections put in: "thủ tuhc khai sinh" ->
/// "thủ tục khai sinh". `text` is what `reading` was read from. A capital at the
/// beginning of what is replaced, or capitals throughout, are kept.
[[nodiscard]] std::string corrected_text(std::string_view text, TextReading const& reading,
                                         std::vector<SpellingCorrection> const& corrections);

}  // namespace tracuu::search
