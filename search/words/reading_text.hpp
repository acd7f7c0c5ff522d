// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// The likeliest spelling of the reading as the best hits write it (WordReading::written), or
/// as a person would, with the capitals that were typed; words that were not open keep what was
/// typed, and so do all words if it is not certain enough what was meant (is_settled). Thread-safe,
/// like all below.
[[nodiscard]] std::string spell(TextReading const& reading);

/// True if spell puts marks on a word that was typed without.
[[nodiscard]] bool restores_marks(TextReading const& reading);

/// True if it may be said how the open words of the reading are spelled.
[[nodiscard]] bool is_settled(TextReading const& reading);

/// Of a lone word or two words, which nothing else decides, the ways in which they are
/// searched, most frequent first: "đang, đăng, đảng, …", with y where the best hits write it
/// (TextReading::written_with_y). Empty for other readings.
[[nodiscard]] std::string open_spellings(TextReading const& reading);

/// The terms of the words that open_spellings names.
[[nodiscard]] std::vector<std::string> open_words(TextReading const& reading);

}  // namespace tracuu::search
