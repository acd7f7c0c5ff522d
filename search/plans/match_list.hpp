// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tracuu::search {

/// Documents in order, each with a weight.
struct MatchList {
  std::vector<Xapian::docid> documents;
  std::vector<double> weights;

  [[nodiscard]] std::size_t size() const { return documents.size(); }
  [[nodiscard]] bool empty() const { return documents.empty(); }

  void clear() {
    documents.clear();
    weights.clear();
  }

  void add(Xapian::docid document, double weight) {
    documents.push_back(document);
    weights.push_back(weight);
  }
};

/// `list` keeps what `other` has, too, with both weights.
void keep_common(MatchList& list, MatchList const& other);

/// `list` keeps what `other` has, too (or what it has not), with its own weight.
void keep_if(MatchList& list, MatchList const& other, bool is_in_other);

/// The weights of `other` are added to what `list` has.
void add_weights(MatchList& list, MatchList const& other);

/// Adds up weights of documents in any order. Not thread-safe.
class WeightSums {
 public:
  /// Takes documents up to `end`. Holds none afterwards.
  void reset(std::size_t end);

  void add(Xapian::docid document, double weight) {
    sums_[document] += weight;
    met_[document / kBits] |= std::uint64_t{1} << (document % kBits);
  }

  [[nodiscard]] double sum(Xapian::docid document) const { return sums_[document]; }

  /// Calls `take(document, sum)` for what was added in [begin, end), in order.
  template <class Take>
  void for_each(std::size_t begin, std::size_t end, Take take) const {
    for (std::size_t word = begin / kBits; word < met_.size() && word * kBits < end; ++word) {
      for (std::uint64_t left = met_[word]; left != 0; left &= left - 1) {
        std::size_t const at = word * kBits + static_cast<std::size_t>(std::countr_zero(left));
        if (at >= begin && at < end) take(static_cast<Xapian::docid>(at), sums_[at]);
      }
    }
  }

  /// Moves all of [begin, end), which are multiples of 64 or the end of all, to the end of `list`.
  void move_to(MatchList& list, std::size_t begin, std::size_t end);

 private:
  static constexpr std::size_t kBits = 64;

  void forget(std::size_t begin, std::size_t end);

  std::vector<double> sums_;
  std::vector<std::uint64_t> met_;  ///< a bit a document
};

}  // namespace tracuu::search
