// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/repair/word_counts.hpp"
#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// Specks that were read as signs between words, or as words:
///
///     các.thầy, gồm-27      -> các thầy, gồm 27     words that one takes apart
///     trâu ˆ bò, mùa F lũ   -> trâu bò, mùa lũ      signs and letters that are no words
///
/// REQUIRES: as_read is what the machine read, of every word; it goes on to be: a sign that was
/// taken out is in that of the word before it. A sign between words is a speck where `counts` know
/// the words at its sides. Uses `counts` in this thread only.
void remove_specks(std::vector<schema::PageWord>& words, WordCounts const& counts);

}  // namespace tracuu::indexer
