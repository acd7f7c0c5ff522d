// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/spelling_lattice.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace tracuu::search {
namespace {

constexpr Xapian::doccount kDocuments = 1'000;

WordReading word(std::vector<Variant> variants) {
  WordReading reading;
  reading.token = variants.empty() ? "xyz|" : variants.front().term;
  reading.is_open = variants.size() > 1;
  reading.variants = std::move(variants);
  reading.joins_next = true;
  return reading;
}

PairReading pair(std::size_t first, std::vector<Variant> variants) {
  PairReading reading;
  reading.first = first;
  reading.variants = std::move(variants);
  return reading;
}

/// "an tu hinh": án tù is more frequent than án tử, tử hình decides.
std::vector<WordReading> const kWords{
    word({{"an|61", 10}, {"an|1", 200}, {"an|81", 5}}),
    word({{"tu|2", 300}, {"tu|73", 80}}),
    word({{"hinh|2", 400}, {"hinh|4", 2}}),
};
std::vector<PairReading> const kPairs{
    pair(0, {{"an tu|1,2", 90}, {"an tu|1,73", 40}}),
    pair(1, {{"tu hinh|73,2", 60}}),
};

TEST(SpellingLattice, TakesTheLikeliestPathThroughAllWords) {
  SpellingLattice const lattice = spelling_lattice(kWords, kPairs, kDocuments);
  SpelledPath const path = likeliest_path(lattice);
  EXPECT_EQ(path.variants, (std::vector<std::size_t>{1, 1, 0})) << "án tử hình";
  EXPECT_NEAR(path.log_weight, path_log_weight(lattice, path.variants), 1e-9);
  EXPECT_GT(path.log_weight, path_log_weight(lattice, {1, 0, 0})) << "án tù hình";
}

TEST(SpellingLattice, SharesAreThoseOfAllPaths) {
  SpellingLattice const lattice = spelling_lattice(kWords, kPairs, kDocuments);
  LatticeShares const shares = lattice_shares(lattice);
  double all = 0;
  double through_tu = 0;
  double through_edge = 0;
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 2; ++b) {
      for (std::size_t c = 0; c < 2; ++c) {
        double const weight = std::exp(path_log_weight(lattice, {a, b, c}));
        all += weight;
        if (b == 0) through_tu += weight;
        if (a == 1 && b == 1) through_edge += weight;
      }
    }
  }
  EXPECT_NEAR(shares.log_weight, std::log(all), 1e-9);
  EXPECT_NEAR(shares.nodes[1][0], through_tu / all, 1e-9);
  EXPECT_NEAR(shares.edges[0][1], through_edge / all, 1e-3) << "án tử, without chance";
  for (auto const& nodes : shares.nodes) {
    EXPECT_NEAR(std::accumulate(nodes.begin(), nodes.end(), 0.0), 1, 1e-9);
  }
}

TEST(SpellingLattice, WordsThatDoNotJoinAreWeighedAlone) {
  SpellingLattice const lattice = spelling_lattice(kWords, {}, kDocuments);
  LatticeShares const shares = lattice_shares(lattice);
  EXPECT_NEAR(shares.nodes[0][1], 200.0 / 215, 1e-9);
  EXPECT_EQ(likeliest_path(lattice).variants, (std::vector<std::size_t>{1, 0, 0}));
}

TEST(SpellingLattice, TakesUnknownWordsAndNone) {
  std::vector<WordReading> const words{word({}), word({{"tu|2", 3}, {"tu|73", 1}})};
  SpellingLattice const lattice = spelling_lattice(words, {pair(0, {})}, kDocuments);
  EXPECT_EQ(likeliest_path(lattice).variants, (std::vector<std::size_t>{0, 0}));
  EXPECT_NEAR(lattice_shares(lattice).nodes[1][0], 0.75, 1e-9);
  SpellingLattice const none = spelling_lattice({}, {}, kDocuments);
  EXPECT_TRUE(likeliest_path(none).variants.empty());
  EXPECT_TRUE(lattice_shares(none).nodes.empty());
}

TEST(SpellingLattice, DoesNotRunOutOfNumbers) {
  std::vector<WordReading> words;
  std::vector<PairReading> pairs;
  for (std::size_t i = 0; i < kMaxQueryWords; ++i) {
    words.push_back(word({{"tu|2", 40'000'000}, {"tu|73", 1}}));
    if (i > 0) pairs.push_back(pair(i - 1, {}));
  }
  SpellingLattice const lattice = spelling_lattice(words, pairs, 50'000'000);
  EXPECT_TRUE(std::isfinite(lattice_shares(lattice).log_weight));
  EXPECT_TRUE(std::isfinite(likeliest_path(lattice).log_weight));
}

}  // namespace
}  // namespace tracuu::search
