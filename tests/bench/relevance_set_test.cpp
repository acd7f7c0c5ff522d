// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/relevance_set.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace tracuu::bench {
namespace {

TEST(Ndcg, IsOneForTheBestOrderAndLooksNoDeeper) {
  std::map<std::string, double> const grades{{"a", 1}, {"b", 1}};
  EXPECT_DOUBLE_EQ(ndcg(grades, {"b", "a"}, 5), 1);
  EXPECT_DOUBLE_EQ(ndcg(grades, {"x", "y", "a"}, 2), 0);
  double const ideal = 1 + 1 / std::log2(3.0);
  EXPECT_DOUBLE_EQ(ndcg(grades, {"x", "a"}, 5), (1 / std::log2(3.0)) / ideal);
  EXPECT_DOUBLE_EQ(ndcg(grades, {"a", "x"}, 1), 1) << "of one there can be no more";
  EXPECT_DOUBLE_EQ(ndcg({}, {"a"}, 5), 0);
}

}  // namespace
}  // namespace tracuu::bench
