// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/match_list.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace tracuu::search {

namespace {

void resize(MatchList& list, std::size_t size) {
  list.documents.resize(size);
  list.weights.resize(size);
}

}  // namespace

double least_of_heaviest(std::vector<double> const& weights, std::size_t count) {
  if (weights.size() <= count) return -std::numeric_limits<double>::infinity();
  std::vector<double> heaviest;  // a heap, the lightest first
  heaviest.reserve(count);
  for (double const weight : weights) {
    if (heaviest.size() == count) {
      if (weight <= heaviest.front()) continue;
      std::ranges::pop_heap(heaviest, std::greater{});
      heaviest.pop_back();
    }
    heaviest.push_back(weight);
    std::ranges::push_heap(heaviest, std::greater{});
  }
  return heaviest.front();
}

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
