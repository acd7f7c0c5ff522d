// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/matching/rescoring.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// The last stage of ranking: adds to the score of each hit what it gains by
/// holding the words close together, in title or lead, and early, and
/// sorts by the new score, best first, ties by document id. For the few hits of
/// the first pages: it reads the positions of every word in every hit.
///
/// Closeness after Büttcher, Clarke & Lushman, "Term proximity scoring for
/// ad-hoc retrieval on very large text collections" (SIGIR 2006): two words d
/// tokens apart give each other their rarity / d², and the sum is damped as a
/// number of occurrences is by BM25. May throw Xapian::Error.
void rescore_by_proximity(Xapian::Database const& database,
                          std::vector<WordReading const*> const& words,
                          std::vector<ScoredDocument>& hits);

}  // namespace tracuu::search
