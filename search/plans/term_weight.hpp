// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

namespace tracuu::search {

/// What a term weighs in what it stands in.
enum class Weighting {
  Bm25,   ///< as Xapian::BM25Weight (search/words/ranking.hpp)
  Units,  ///< one, however often (Xapian::CoordWeight)
};

/// BM25 (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework"): k1 and b.
inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;

/// The share of its greatest weight that a term has which stands so often in a document of this
/// length (against the mean one): BM25's factor of frequency and length, without its k1 + 1.
[[nodiscard]] inline double bm25_share(double occurrences, double length) {
  return occurrences / (kBm25K1 * (1 - kBm25B + kBm25B * length) + occurrences);
}

/// Inverse document frequency as in Xapian's BM25Weight, which takes care that
/// a term in over half of the documents still weighs a little
/// (xapian-core, weight/bm25weight.cc).
[[nodiscard]] double inverse_frequency(double frequency, double document_count);

/// How many documents hold one of several terms with these frequencies, estimated as Xapian does
/// for OP_SYNONYM: as if they met by chance only, the two least frequent ones joined first
/// (xapian-core, matcher/orpostlist.cc and api/queryinternal.cc).
[[nodiscard]] double joint_frequency(std::vector<Xapian::doccount> const& frequencies,
                                     double document_count);

}  // namespace tracuu::search
