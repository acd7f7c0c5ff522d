// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/spelling_lattice.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "analyzers/numbered_word.hpp"
#include "analyzers/syllable.hpp"

namespace tracuu::search {

namespace {

using Edge = SpellingLattice::Edge;
using Gap = SpellingLattice::Gap;
using Weights = std::vector<double>;

/// Two words that were never seen side by side weigh this share of what chance would
/// give them (docs/ranking.md, "Readings").
constexpr double kUnseenPair = 1e-4;

/// Before a number a word for what is numbered is so many times likelier.
constexpr double kBeforeNumber = 10;

/// How much likelier the variant is than its frequency tells.
double prior(WordReading const& word, Variant const& variant) {
  double const as_typed = variant.term == word.token ? word.as_typed_weight : 1;
  bool const is_numbered = word.is_before_number && analyzers::is_numbered_word(variant.term);
  return as_typed * (is_numbered ? kBeforeNumber : 1);
}

double node_weight(Variant const& variant) {
  return std::max(1.0, static_cast<double>(variant.frequency));
}

/// The variants of a word by their marks.
class VariantsByMarks {
 public:
  explicit VariantsByMarks(WordReading const& word) {
    for (Variant const& variant : word.variants) {
      by_marks_.emplace_back(analyzers::marks_part(variant.term), by_marks_.size());
    }
    std::ranges::sort(by_marks_);
  }

  [[nodiscard]] std::optional<std::size_t> find(std::string_view marks) const {
    auto const found = std::ranges::lower_bound(by_marks_, marks, {}, &MarkedVariant::first);
    if (found == by_marks_.end() || found->first != marks) return std::nullopt;
    return found->second;
  }

 private:
  using MarkedVariant = std::pair<std::string_view, std::size_t>;

  std::vector<MarkedVariant> by_marks_;
};

std::vector<Edge> edges_of(PairReading const& pair, std::vector<WordReading> const& words) {
  WordReading const& left = words[pair.first];
  WordReading const& right = words[pair.first + 1];
  VariantsByMarks const left_variants(left);
  VariantsByMarks const right_variants(right);
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < pair.variants.size(); ++i) {
    auto const marks = analyzers::pair_marks(pair.variants[i].term);
    auto const from = left_variants.find(marks.first);
    auto const to = right_variants.find(marks.second);
    if (!from || !to) continue;
    double const by_chance = node_weight(left.variants[*from]) * node_weight(right.variants[*to]);
    edges.push_back({i, *from, *to, static_cast<double>(pair.variants[i].frequency) / by_chance});
  }
  return edges;
}

double sum(Weights const& weights) {
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

/// Scales `weights` to the sum 1; the logarithm of what they summed up to.
double scale(Weights& weights) {
  double const total = sum(weights);
  for (double& weight : weights) weight /= total;
  return std::log(total);
}

/// Forward weights of each word's variants, scaled to the sum 1, and their scale.
struct Forward {
  std::vector<Weights> weights;
  double log_scale = 0;
};

Forward forward(SpellingLattice const& lattice) {
  Forward result;
  for (std::size_t word = 0; word < lattice.nodes.size(); ++word) {
    Weights weights(lattice.nodes[word].size(), 1);
    if (word > 0) {
      Gap const& gap = lattice.gaps[word - 1];
      Weights const& before = result.weights.back();
      std::ranges::fill(weights, gap.unseen * sum(before));
      for (Edge const& edge : gap.edges) weights[edge.to] += before[edge.from] * edge.weight;
    }
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] *= lattice.nodes[word][i];
    result.log_scale += scale(weights);
    result.weights.push_back(std::move(weights));
  }
  return result;
}

/// Backward weights of the variants of the left word of `gap`.
Weights backward(Gap const& gap, Weights const& nodes, Weights const& after, std::size_t size) {
  Weights weighed = after;
  for (std::size_t i = 0; i < weighed.size(); ++i) weighed[i] *= nodes[i];
  Weights weights(size, gap.unseen * sum(weighed));
  for (Edge const& edge : gap.edges) weights[edge.from] += weighed[edge.to] * edge.weight;
  scale(weights);
  return weights;
}

Weights products(Weights const& a, Weights const& b) {
  Weights result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = a[i] * b[i];
  scale(result);
  return result;
}

/// The share of each edge of `gap` among all steps across it.
Weights edge_shares(Gap const& gap, Weights const& before, Weights const& nodes,
                    Weights const& after) {
  Weights weighed = after;
  for (std::size_t i = 0; i < weighed.size(); ++i) weighed[i] *= nodes[i];
  double total = gap.unseen * sum(before) * sum(weighed);
  Weights shares;
  for (Edge const& edge : gap.edges) {
    shares.push_back(before[edge.from] * edge.weight * weighed[edge.to]);
    total += shares.back();
  }
  for (double& share : shares) share /= total;
  return shares;
}

/// The best way to each variant of a word.
struct BestWays {
  Weights log_weights;
  std::vector<std::size_t> from;  ///< variant of the word before
};

BestWays best_ways(Gap const& gap, Weights const& nodes, Weights const& before) {
  auto const best = static_cast<std::size_t>(std::ranges::max_element(before) - before.begin());
  BestWays ways{Weights(nodes.size(), before[best] + std::log(gap.unseen)),
                std::vector<std::size_t>(nodes.size(), best)};
  for (Edge const& edge : gap.edges) {
    double const weight = before[edge.from] + std::log(gap.unseen + edge.weight);
    if (weight <= ways.log_weights[edge.to]) continue;
    ways.log_weights[edge.to] = weight;
    ways.from[edge.to] = edge.from;
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) ways.log_weights[i] += std::log(nodes[i]);
  return ways;
}

}  // namespace

SpellingLattice spelling_lattice(std::vector<WordReading> const& words,
                                 std::vector<PairReading> const& pairs,
                                 Xapian::doccount document_count) {
  SpellingLattice lattice;
  for (WordReading const& word : words) {
    Weights& nodes = lattice.nodes.emplace_back();
    for (Variant const& variant : word.variants) {
      nodes.push_back(prior(word, variant) * node_weight(variant));
    }
    if (nodes.empty()) nodes.push_back(1);
  }
  if (words.size() > 1) lattice.gaps.resize(words.size() - 1);
  for (PairReading const& pair : pairs) {
    Gap& gap = lattice.gaps[pair.first];
    gap.unseen = kUnseenPair / std::max(1.0, static_cast<double>(document_count));
    gap.edges = edges_of(pair, words);
  }
  return lattice;
}

SpelledPath likeliest_path(SpellingLattice const& lattice) {
  SpelledPath path;
  if (lattice.nodes.empty()) return path;
  Weights weights;
  for (double const node : lattice.nodes.front()) weights.push_back(std::log(node));
  std::vector<std::vector<std::size_t>> from;
  for (std::size_t gap = 0; gap < lattice.gaps.size(); ++gap) {
    BestWays ways = best_ways(lattice.gaps[gap], lattice.nodes[gap + 1], weights);
    weights = std::move(ways.log_weights);
    from.push_back(std::move(ways.from));
  }
  auto const last = std::ranges::max_element(weights);
  path.log_weight = *last;
  path.variants.push_back(static_cast<std::size_t>(last - weights.begin()));
  for (std::size_t gap = from.size(); gap-- > 0;) {
    path.variants.push_back(from[gap][path.variants.back()]);
  }
  std::ranges::reverse(path.variants);
  return path;
}

double path_log_weight(SpellingLattice const& lattice, std::vector<std::size_t> const& variants) {
  double weight = 0;
  for (std::size_t word = 0; word < variants.size(); ++word) {
    weight += std::log(lattice.nodes[word][variants[word]]);
    if (word == 0) continue;
    Gap const& gap = lattice.gaps[word - 1];
    auto const edge = std::ranges::find_if(gap.edges, [&](Edge const& known) {
      return known.from == variants[word - 1] && known.to == variants[word];
    });
    weight += std::log(gap.unseen + (edge == gap.edges.end() ? 0 : edge->weight));
  }
  return weight;
}

LatticeShares lattice_shares(SpellingLattice const& lattice) {
  LatticeShares shares;
  if (lattice.nodes.empty()) return shares;
  Forward const ahead = forward(lattice);
  shares.log_weight = ahead.log_scale;
  shares.nodes.resize(lattice.nodes.size());
  shares.edges.resize(lattice.gaps.size());
  Weights after(lattice.nodes.back().size(), 1);
  for (std::size_t word = lattice.nodes.size(); word-- > 0;) {
    shares.nodes[word] = products(ahead.weights[word], after);
    if (word == 0) break;
    Gap const& gap = lattice.gaps[word - 1];
    Weights const& before = ahead.weights[word - 1];
    shares.edges[word - 1] = edge_shares(gap, before, lattice.nodes[word], after);
    after = backward(gap, lattice.nodes[word], after, before.size());
  }
  return shares;
}

}  // namespace tracuu::search
