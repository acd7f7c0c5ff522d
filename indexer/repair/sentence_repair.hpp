// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/repair/word_counts.hpp"
#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// Puts words in the place of misread ones where that makes the whole more likely: how sure the
/// machine was and what it takes for what (misreading.hpp), against how often the words stand side
/// by side (Viterbi; Kernighan, Church, Gale 1990: the noisy channel). Sets `text` only.
void repair_sentences(std::vector<schema::PageWord>& words, WordCounts const& counts);

}  // namespace tracuu::indexer
