// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/match_list.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

using DocumentList = std::vector<Xapian::docid>;
using WeightList = std::vector<double>;

TEST(MatchList, KeepsWhatIsInBoth) {
  MatchList list{{1, 3, 5, 9}, {1, 1, 1, 1}};
  keep_common(list, {{2, 3, 9, 10}, {10, 20, 30, 40}});
  EXPECT_EQ(list.documents, (DocumentList{3, 9}));
  EXPECT_EQ(list.weights, (WeightList{21, 31}));
}

TEST(MatchList, KeepsWhatAnotherHasOrHasNot) {
  MatchList const all{{1, 3, 5, 9}, {1, 2, 3, 4}};
  MatchList const other{{3, 9, 12}, {7, 7, 7}};
  MatchList list = all;
  keep_if(list, other, true);
  EXPECT_EQ(list.documents, (DocumentList{3, 9}));
  EXPECT_EQ(list.weights, (WeightList{2, 4}));
  list = all;
  keep_if(list, other, false);
  EXPECT_EQ(list.documents, (DocumentList{1, 5}));
  EXPECT_EQ(list.weights, (WeightList{1, 3}));
}

TEST(MatchList, TakesWeightsOfAnother) {
  MatchList list{{1, 3}, {1, 1}};
  add_weights(list, {{2, 3}, {5, 5}});
  EXPECT_EQ(list.weights, (WeightList{1, 6}));
}

}  // namespace
}  // namespace tracuu::search
