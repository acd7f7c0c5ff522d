// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// All ways to spell the words of a text, each as a path through one variant of every
/// word, with weights from an index:
///
///     án     tù     hình          weight of a path = the product of
///     an  ×  tử  ×  hinh            nodes: announcements with the word (as typed: ×
///                                          WordReading::as_typed_weight; before a number:
///                                          × 10 for a word for what is numbered)
///     ăn     tư     hĩnh            steps: announcements with the pair ÷ those with
///                                          each of its words, + a little for pairs
///                                          that were never seen
///
/// The joint probability of a first-order Markov model, with document frequencies for
/// counts, up to a factor (Jurafsky & Martin, "Speech and Language Processing", 3rd ed.,
/// chapter 3, 17). Words and pairs are as in TextReading.
struct SpellingLattice {
  /// A pair that stands in the index.
  struct Edge {
    std::size_t variant = 0;  ///< of the pair
    std::size_t from = 0;     ///< variant of the left word
    std::size_t to = 0;       ///< variant of the right word
    double weight = 0;        ///< besides Gap::unseen
  };
  /// Between two words. Any two variants may follow each other.
  struct Gap {
    std::vector<Edge> edges;
    double unseen = 1;  ///< weight of a step without an edge
  };

  std::vector<std::vector<double>> nodes;  ///< by word and variant; one node for an unknown word
  std::vector<Gap> gaps;                   ///< one less than words
};

/// The lattice of `words` and `pairs` in an index of `document_count` announcements.
[[nodiscard]] SpellingLattice spelling_lattice(std::vector<WordReading> const& words,
                                               std::vector<PairReading> const& pairs,
                                               Xapian::doccount document_count);

/// One way to spell a text.
struct SpelledPath {
  std::vector<std::size_t> variants;  ///< one of each word
  double log_weight = 0;

  friend bool operator==(SpelledPath const&, SpelledPath const&) = default;
};

/// The path of the greatest weight (Viterbi's algorithm): linear in nodes and edges.
[[nodiscard]] SpelledPath likeliest_path(SpellingLattice const& lattice);

/// The logarithm of the weight of the path through these variants.
[[nodiscard]] double path_log_weight(SpellingLattice const& lattice,
                                     std::vector<std::size_t> const& variants);

/// What share of the weight of all paths goes through each node and each edge
/// (forward-backward algorithm): linear in nodes and edges.
struct LatticeShares {
  std::vector<std::vector<double>> nodes;  ///< as SpellingLattice::nodes
  std::vector<std::vector<double>> edges;  ///< by gap and edge
  double log_weight = 0;                   ///< of all paths together
};
[[nodiscard]] LatticeShares lattice_shares(SpellingLattice const& lattice);

}  // namespace tracuu::search
