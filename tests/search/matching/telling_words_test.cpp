// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/telling_words.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace tracuu::search {
namespace {

TEST(TellingWords, WhatFewHoldGainsMost) {
  HeldWordFlags const held{{true, true}, {true, false}, {true, false}, {true, false}};
  std::vector<double> const gains = telling_gains(held);
  ASSERT_EQ(gains.size(), 4U);
  double const by_all = std::log(5 / 4.5);
  EXPECT_NEAR(gains[0], by_all + std::log(5 / 1.5), 1e-9);
  EXPECT_NEAR(gains[1], by_all, 1e-9);
  EXPECT_EQ(gains[1], gains[3]);
}

TEST(TellingWords, WhatNobodyHoldsBringsNothing) {
  EXPECT_EQ(telling_gains({{false}, {false}}), (std::vector<double>{0, 0}));
}

TEST(TellingWords, NothingOfNothing) {
  EXPECT_TRUE(telling_gains({}).empty());
  EXPECT_EQ(telling_gains({{}, {}}), (std::vector<double>{0, 0}));
}

}  // namespace
}  // namespace tracuu::search
