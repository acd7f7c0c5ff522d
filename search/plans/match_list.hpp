// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
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

/// What the `count`-th heaviest of `weights` weighs, `count` being greater than 0; less than any of
/// them if there are no more.
[[nodiscard]] double least_of_heaviest(std::vector<double> const& weights, std::size_t count);

/// Calls `both(i, j)` for each document at `i` of `a` and at `j` of `b`.
template <class Both>
void for_common(MatchList const& a, MatchList const& b, Both both) {
  std::size_t j = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    while (j < b.size() && b.documents[j] < a.documents[i]) ++j;
    if (j == b.size()) return;
    if (b.documents[j] == a.documents[i]) both(i, j);
  }
}

/// `list` keeps what `other` has, too, with both weights.
void keep_common(MatchList& list, MatchList const& other);

/// `list` keeps what `other` has, too (or what it has not), with its own weight.
void keep_if(MatchList& list, MatchList const& other, bool is_in_other);

/// The weights of `other` are added to what `list` has.
void add_weights(MatchList& list, MatchList const& other);

}  // namespace tracuu::search
