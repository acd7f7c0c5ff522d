// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "schema/field.hpp"
#include "search/plans/plan.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// Phrases are checked word by word at this many words at most; the rest of a
/// longer one is only checked by pairs.
inline constexpr std::size_t kMaxPhraseWords = 40;

/// All the words of the reading in a row; of a reading of several sentences, each of
/// them. Pairs cut the candidates down before the engine looks at positions; a
/// phrase of two words is a pair and needs no positions.
[[nodiscard]] Plan phrase_query(TextReading const& reading, schema::FieldId field);

/// Both readings as phrases, at most `distance` words apart, whichever is first: 1 is
/// side by side. Of a phrase the word that is nearest to the other reading counts
/// (the first for what stands before it, the last for what stands after it),
/// wherever in the text that word is. A document number has no place in the
/// index: next to one only the two phrases are asked for.
[[nodiscard]] Plan near_query(TextReading const& left, TextReading const& right,
                              schema::FieldId field, std::size_t distance);

}  // namespace tracuu::search
