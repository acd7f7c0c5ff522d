// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/match_list.hpp"

namespace tracuu::search {

namespace {

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

void resize(MatchList& list, std::size_t size) {
  list.documents.resize(size);
  list.weights.resize(size);
}

}  // namespace

void keep_common(MatchList& list, MatchList const& other) {
  std::size_t kept = 0;
  for_common(list, other, [&](std::size_t i, std::size_t j) {
    list.documents[kept] = list.documents[i];
    list.weights[kept++] = list.weights[i] + other.weights[j];
  });
  resize(list, kept);
}

void keep_if(MatchList& list, MatchList const& other, bool is_in_other) {
  std::size_t kept = 0;
  std::size_t j = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    while (j < other.size() && other.documents[j] < list.documents[i]) ++j;
    bool const is_common = j < other.size() && other.documents[j] == list.documents[i];
    if (is_common != is_in_other) continue;
    list.documents[kept] = list.documents[i];
    list.weights[kept++] = list.weights[i];
  }
  resize(list, kept);
}

void add_weights(MatchList& list, MatchList const& other) {
  for_common(list, other,
             [&](std::size_t i, std::size_t j) { list.weights[i] += other.weights[j]; });
}

}  // namespace tracuu::search
