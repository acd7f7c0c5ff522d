// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/term_weight.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace tracuu::search {
namespace {

TEST(TermWeight, OfTermsThatMeetByChance) {
  EXPECT_EQ(joint_frequency({}, 100), 0);
  EXPECT_EQ(joint_frequency({30}, 100), 30);
  EXPECT_EQ(joint_frequency({30, 20}, 100), 44);
  EXPECT_EQ(joint_frequency({50, 30, 20}, 100), 72) << "the rarest two first";
}

TEST(TermWeight, OfAFrequentTermIsNotNegative) {
  EXPECT_NEAR(inverse_frequency(1, 1'000), std::log(999.5 / 1.5), 1e-12);
  EXPECT_GT(inverse_frequency(1'000, 1'000), 0);
}

TEST(TermWeight, GrowsWithOccurrencesAndFallsWithLength) {
  EXPECT_NEAR(bm25_share(1, 1), 1 / 2.2, 1e-12);
  EXPECT_GT(bm25_share(2, 1), bm25_share(1, 1));
  EXPECT_GT(bm25_share(1, 0.5), bm25_share(1, 1));
}

}  // namespace
}  // namespace tracuu::search
