// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// A hit between finding and showing.
struct ScoredDocument {
  Xapian::docid document = 0;
  double score = 0;
};

/// Best first, ties by document id.
[[nodiscard]] inline bool is_better(ScoredDocument const& a, ScoredDocument const& b) {
  return a.score != b.score ? a.score > b.score : a.document < b.document;
}

/// A word that the first stage left out.
struct LeftOutWord {
  std::vector<Variant> variants;  ///< they count as one term
  double factor = 1;              ///< times what the word weighs
};

/// How many documents hold one of the variants, estimated as Xapian does for a
/// query that makes them one term: as if they met by chance only.
[[nodiscard]] double word_frequency(std::vector<Variant> const& variants, double document_count);

/// The second stage of ranking: adds to each score the BM25 weight of the words
/// that the first stage left out, and sorts by the new score, best first, ties
/// as they stood. Reads the words' posting lists, skipping from hit to hit;
/// never a term list. May throw Xapian::Error.
void rescore(Xapian::Database const& database, std::vector<LeftOutWord> const& left_out,
             std::vector<ScoredDocument>& hits);

/// Sorts `hits`, which have new scores, best first; ties stand as in `ranked`, which has all of
/// them.
void rank_anew(std::vector<ScoredDocument> const& ranked, std::vector<ScoredDocument>& hits);

}  // namespace tracuu::search
