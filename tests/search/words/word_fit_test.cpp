// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/word_fit.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace tracuu::search {
namespace {

constexpr Xapian::doccount kFitDocuments = 20'000;

double fit(Xapian::doccount word, std::optional<NeighbourCounts> left,
           std::optional<NeighbourCounts> right) {
  return word_fit({word, left, right}, kFitDocuments);
}

TEST(WordFit, IsBetterBesideMoreNeighbours) {
  // "sửa chữa" against "sữa chữa".
  EXPECT_GT(fit(900, std::nullopt, NeighbourCounts{800, 500}),
            fit(900, std::nullopt, NeighbourCounts{800, 3}));
  EXPECT_GT(fit(900, NeighbourCounts{800, 500}, std::nullopt),
            fit(900, NeighbourCounts{800, 3}, std::nullopt));
}

TEST(WordFit, WeighsPairsAgainstHowCommonTheWordIs) {
  // As often beside the neighbour, the rarer word belongs there rather.
  EXPECT_GT(fit(300, std::nullopt, NeighbourCounts{800, 200}),
            fit(15'000, std::nullopt, NeighbourCounts{800, 200}));
  // Beside nothing that it is known with, the commoner word is likelier.
  EXPECT_GT(fit(5'000, std::nullopt, std::nullopt), fit(50, std::nullopt, std::nullopt));
}

TEST(WordFit, IsFiniteForWhatIsNotThere) {
  EXPECT_TRUE(std::isfinite(fit(0, NeighbourCounts{0, 0}, NeighbourCounts{0, 0})));
  EXPECT_TRUE(std::isfinite(word_fit({}, 0)));
}

}  // namespace
}  // namespace tracuu::search
