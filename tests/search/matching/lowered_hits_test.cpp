// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/lowered_hits.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::search {
namespace {

std::string sunk(std::vector<LoweredDocument> const& lowered, std::vector<ScoredDocument> hits) {
  sink_lowered(lowered, hits);
  std::string text;
  for (ScoredDocument const& hit : hits) text += std::to_string(hit.document) + " ";
  return text;
}

TEST(LoweredHits, SinkToTheirNewScores) {
  std::vector<ScoredDocument> const hits{{1, 10}, {2, 8}, {3, 6}, {4, 4}, {5, 2}};
  EXPECT_EQ(sunk({}, hits), "1 2 3 4 5 ");
  EXPECT_EQ(sunk({{1, 0.5, ""}}, hits), "2 3 1 4 5 ");
  EXPECT_EQ(sunk({{1, 0.6, ""}}, hits), "2 3 1 4 5 ") << "after those with as high a score";
  EXPECT_EQ(sunk({{1, 0, ""}, {3, 0.1, ""}}, hits), "2 4 5 3 1 ");
  EXPECT_EQ(sunk({{2, 1, ""}, {9, 0, ""}}, hits), "1 2 3 4 5 ");
  EXPECT_EQ(sunk({{5, 0.5, ""}}, hits), "1 2 3 4 5 ");
}

}  // namespace
}  // namespace tracuu::search
