// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/word_reading.hpp"

namespace tracuu::search {

/// A hit between finding and showing.
struct ScoredDocument {
  Xapian::docid document = 0;
  double score = 0;
};

/// The second stage of ranking: adds to each score the BM25 weight of the words
/// that the first stage left out (each a group of variants that count as one
/// term), and sorts by the new score, best first, ties by document id. Reads
/// the words' posting lists, skipping from hit to hit; never a term list. May
/// throw Xapian::Error.
void rescore(Xapian::Database const& database, std::vector<std::vector<Variant>> const& left_out,
             std::vector<ScoredDocument>& hits);

}  // namespace tracuu::search
