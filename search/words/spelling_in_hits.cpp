// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/spelling_in_hits.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "schema/term.hpp"
#include "search/words/spelling_lattice.hpp"

namespace tracuu::search {

namespace {

/// Hits are not asked about a reading that is so certain.
constexpr double kCertain = 0.98;

/// A pair that stands in a hit is so many times likelier in what this hit proposes.
constexpr double kHeldPair = 20;

/// A spelling gains (1 + kHits × hits that hold it as a whole) to the power of the pairs that
/// it has, kMaxPower at most (that two words stand side by side says little); and the same to
/// the power of kRowPower for each row of three words.
constexpr double kHits = 10;
constexpr double kMaxPower = 3;
constexpr double kRowPower = 1;

/// So much likelier is an edge that a path shall go through.
constexpr double kForced = 1e12;

constexpr std::size_t kMaxCandidates = 32;

/// Which pairs of a lattice a hit holds, by gap and edge.
using HeldEdges = std::vector<std::vector<bool>>;

/// The term of an edge.
struct EdgeTerm {
  std::string term;
  std::size_t gap = 0;
  std::size_t edge = 0;
};

/// In the order of terms.
std::vector<EdgeTerm> edge_terms(SpellingLattice const& lattice, TextReading const& reading) {
  std::vector<EdgeTerm> terms;
  for (PairReading const& pair : reading.pairs) {
    auto const& edges = lattice.gaps[pair.first].edges;
    for (std::size_t edge = 0; edge < edges.size(); ++edge) {
      std::string const& term = pair.variants[edges[edge].variant].term;
      terms.push_back({schema::make_term(schema::FieldId::Text, term), pair.first, edge});
    }
  }
  std::ranges::sort(terms, {}, &EdgeTerm::term);
  return terms;
}

HeldEdges held_edges(Xapian::Database const& database, Xapian::docid hit,
                     std::vector<EdgeTerm> const& terms, SpellingLattice const& lattice) {
  HeldEdges held;
  for (auto const& gap : lattice.gaps) held.emplace_back(gap.edges.size());
  auto term = database.termlist_begin(hit);
  auto const end = database.termlist_end(hit);
  for (EdgeTerm const& wanted : terms) {
    if (term != end) term.skip_to(wanted.term);
    if (term == end) break;
    if (*term == wanted.term) held[wanted.gap][wanted.edge] = true;
  }
  return held;
}

/// What a hit proposes: the likeliest path, where its pairs are likelier.
SpelledPath proposal(SpellingLattice lattice, HeldEdges const& held) {
  for (std::size_t gap = 0; gap < held.size(); ++gap) {
    for (std::size_t edge = 0; edge < held[gap].size(); ++edge) {
      if (held[gap][edge]) lattice.gaps[gap].edges[edge].weight *= kHeldPair;
    }
  }
  return likeliest_path(lattice);
}

/// Which pairs of a path a hit holds, by gap.
std::vector<bool> held_pairs(SpellingLattice const& lattice,
                             std::vector<std::size_t> const& variants, HeldEdges const& held) {
  std::vector<bool> result(lattice.gaps.size());
  for (std::size_t gap = 0; gap < lattice.gaps.size(); ++gap) {
    auto const& edges = lattice.gaps[gap].edges;
    for (std::size_t edge = 0; edge < edges.size() && !result[gap]; ++edge) {
      result[gap] = held[gap][edge] && edges[edge].from == variants[gap] &&
                    edges[edge].to == variants[gap + 1];
    }
  }
  return result;
}

/// The likeliest path through an edge.
SpelledPath path_through(SpellingLattice lattice, std::size_t gap, std::size_t edge) {
  lattice.gaps[gap].edges[edge].weight *= kForced;
  return likeliest_path(lattice);
}

/// The paths that are weighed against each other, the likeliest one first: what each hit
/// proposes, and through each pair that a hit holds.
class Candidates {
 public:
  explicit Candidates(SpellingLattice const& lattice) : lattice_(lattice) {
    add(likeliest_path(lattice));
  }

  void add(SpelledPath path) {
    bool const is_known =
        std::ranges::find(paths_, path.variants, &SpelledPath::variants) != paths_.end();
    if (is_known || paths_.size() == kMaxCandidates) return;
    path.log_weight = path_log_weight(lattice_, path.variants);
    paths_.push_back(std::move(path));
  }

  [[nodiscard]] bool are_enough() const { return paths_.size() == kMaxCandidates; }

  [[nodiscard]] std::vector<SpelledPath> take() { return std::move(paths_); }

 private:
  SpellingLattice const& lattice_;
  std::vector<SpelledPath> paths_;
};

std::vector<SpelledPath> candidates(SpellingLattice const& lattice,
                                    std::vector<HeldEdges> const& hits) {
  Candidates paths(lattice);
  for (HeldEdges const& held : hits) paths.add(proposal(lattice, held));
  for (std::size_t gap = 0; gap < lattice.gaps.size(); ++gap) {
    for (std::size_t edge = 0; edge < lattice.gaps[gap].edges.size(); ++edge) {
      if (paths.are_enough()) return paths.take();
      bool const is_held =
          std::ranges::any_of(hits, [&](HeldEdges const& held) { return held[gap][edge]; });
      if (is_held) paths.add(path_through(lattice, gap, edge));
    }
  }
  return paths.take();
}

/// What the path gains by the hits that hold it, as a logarithm: as a whole, and each row
/// of three words.
double log_gain(SpellingLattice const& lattice, SpelledPath const& path,
                std::vector<HeldEdges> const& hits) {
  auto const is_joined = [](SpellingLattice::Gap const& gap) { return !gap.edges.empty(); };
  auto const pairs = static_cast<double>(std::ranges::count_if(lattice.gaps, is_joined));
  double whole = 0;
  std::vector<double> rows(lattice.gaps.size());
  for (HeldEdges const& hit : hits) {
    std::vector<bool> const held = held_pairs(lattice, path.variants, hit);
    if (static_cast<double>(std::ranges::count(held, true)) == pairs) ++whole;
    for (std::size_t gap = 1; gap < held.size(); ++gap) {
      if (held[gap - 1] && held[gap]) ++rows[gap];
    }
  }
  double gain = std::min(kMaxPower, pairs) * std::log1p(kHits * whole);
  for (double const row : rows) gain += kRowPower * std::log1p(kHits * row);
  return gain;
}

void choose(SpellingLattice const& lattice, std::vector<SpelledPath> const& paths,
            std::vector<double> const& gains, TextReading& reading) {
  double const all = lattice_shares(lattice).log_weight;
  double others = 1;  // the share of the paths that nothing proposes
  double sum = 0;
  std::size_t best = 0;
  std::vector<double> weights;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    double const share = std::exp(paths[i].log_weight - all);
    others -= share;
    weights.push_back(share * std::exp(gains[i]));
    sum += weights.back();
    if (weights[i] > weights[best]) best = i;
  }
  sum += std::max(0.0, others);
  reading.certainty = weights[best] / sum;
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    WordReading& word = reading.words[i];
    if (!word.is_open || word.variants.empty()) continue;
    std::size_t const variant = paths[best].variants[i];
    double through = 0;
    for (std::size_t path = 0; path < paths.size(); ++path) {
      if (paths[path].variants[i] == variant) through += weights[path];
    }
    word.likeliest = word.variants[variant].term;
    word.certainty = through / sum;
  }
}

}  // namespace

void settle_spelling(Xapian::Database const& database, std::vector<Xapian::docid> const& hits,
                     TextReading& reading) {
  if (reading.certainty >= kCertain || reading.pairs.empty() || hits.empty()) return;
  if (is_lone_pair(reading)) return;
  SpellingLattice const lattice =
      spelling_lattice(reading.words, reading.pairs, database.get_doccount());
  std::vector<EdgeTerm> const terms = edge_terms(lattice, reading);
  std::vector<HeldEdges> held;
  held.reserve(hits.size());
  for (Xapian::docid const hit : hits) held.push_back(held_edges(database, hit, terms, lattice));
  std::vector<SpelledPath> const paths = candidates(lattice, held);
  std::vector<double> gains;
  gains.reserve(paths.size());
  for (SpelledPath const& path : paths) gains.push_back(log_gain(lattice, path, held));
  choose(lattice, paths, gains, reading);
}

}  // namespace tracuu::search
