// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/plans/document_set.hpp"
#include "search/plans/match_list.hpp"
#include "search/plans/posting_list.hpp"

namespace tracuu::search {

/// What a sum may be off by, as a share of it, and a little more.
inline constexpr double kRoundingOfSums = 4e-6;

/// Adds up what documents of a window weigh, in any order. Sums are exact to about a millionth.
/// Not thread-safe.
class WeightSums {
 public:
  /// Takes documents of [begin, end), `begin` being a multiple of 64, and of none before.
  void reset(std::size_t begin, std::size_t end);

  /// `document` weighs `weight` more, and is met if `meets`.
  void add(Xapian::docid document, double weight, bool meets) {
    std::size_t const at = document - begin_;
    sums_[at] += static_cast<float>(weight);
    met_[at / kBits] |= std::uint64_t{meets ? 1U : 0U} << (at % kBits);
  }

  /// All of `matches`, which are in the window.
  void add(MatchList const& matches, bool meets) {
    for (std::size_t i = 0; i < matches.size(); ++i) {
      add(matches.documents[i], matches.weights[i], meets);
    }
  }

  /// From now on only documents that stand in `matches` (or that do not) are told of.
  void keep(MatchList const& matches, bool is_in_matches);

  /// All postings of `list` in the window, each with this weight. They are met if `meets`.
  void add_units(PostingList const& list, double weight, bool meets);

  /// All postings of `list` in the window, each with its share of `weight` by BM25 (bm25_share());
  /// `lengths` are those of all documents, by id, against the mean one. They are met if `meets`.
  void add_bm25(PostingList const& list, double weight, std::vector<float> const& lengths,
                bool meets);

  /// Calls `take(document, sum)` for what was met and weighs `least` or more, in order. `take` may
  /// raise `least`.
  template <class Take>
  void for_met(double const& least, Take take) const {
    for (std::size_t word = 0; word < met_.size(); ++word) {
      if (told(word) != 0) for_heavy_of(told(word) & heavy(word, least), word, least, take);
    }
  }

  /// As for_met(), of what was not met, too. `least` is greater than 0.
  template <class Take>
  void for_heavy(double least, Take take) const {
    for (std::size_t word = 0; word < met_.size(); ++word) {
      for_heavy_of(kept_[word] & heavy(word, least), word, least, take);
    }
  }

  /// As for_met(), of `documents` only, which are in the window and in order.
  template <class Take>
  void for_met_of(std::vector<Xapian::docid> const& documents, double least, Take take) const {
    for (Xapian::docid const document : documents) {
      std::size_t const at = document - begin_;
      bool const is_told = ((told(at / kBits) >> (at % kBits)) & 1) != 0;
      if (double const sum = sums_[at]; is_told && sum >= least) take(document, sum);
    }
  }

  /// `documents`, which are in the window, without those that weigh less than `least`.
  void drop_light(MatchList& documents, double least) const;

  /// How many weigh `least` or more, which is greater than 0; met or not.
  [[nodiscard]] std::size_t count_heavy(double least) const;

  /// `set` gets what was met and weighs `least` or more.
  void add_to(DocumentSet& set, double least) const;

  /// All that was met, in order, to the end of `list`.
  void append_to(MatchList& list) const;

 private:
  static constexpr std::size_t kBits = DocumentSet::kBits;

  void meet(PostingList const& list);

  /// Which of the 64 documents of this word are told of, if they weigh enough.
  [[nodiscard]] std::uint64_t told(std::size_t word) const { return met_[word] & kept_[word]; }

  /// Which of the 64 documents of this word weigh `least` or more.
  [[nodiscard]] std::uint64_t heavy(std::size_t word, double least) const;

  template <class Take>
  void for_heavy_of(std::uint64_t documents, std::size_t word, double const& least,
                    Take& take) const {
    for_bits(documents, [&](std::size_t place) {
      std::size_t const at = word * kBits + place;
      double const sum = sums_[at];
      if (sum >= least) take(static_cast<Xapian::docid>(begin_ + at), sum);
    });
  }

  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::vector<float> sums_;          ///< by document of the window; 64 for each word of `met_`
  std::vector<std::uint64_t> met_;   ///< a bit for each
  std::vector<std::uint64_t> kept_;  ///< a bit for each: what keep() leaves
};

}  // namespace tracuu::search
