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

TEST(WeightSums, AddUpAndAreMovedByRange) {
  WeightSums sums;
  sums.reset(1'000);
  for (Xapian::docid const document : {900U, 5U, 64U, 5U}) sums.add(document, document);
  EXPECT_EQ(sums.sum(5), 10);
  MatchList list;
  sums.move_to(list, 0, 64);
  EXPECT_EQ(list.documents, (DocumentList{5}));
  EXPECT_EQ(list.weights, (WeightList{10}));
  sums.move_to(list, 64, 1'000);
  EXPECT_EQ(list.documents, (DocumentList{5, 64, 900}));
  MatchList nothing;
  sums.move_to(nothing, 0, 1'000);
  EXPECT_TRUE(nothing.empty());
  sums.add(7, 1);
  sums.reset(10);
  sums.for_each(0, 10, [](Xapian::docid, double) { FAIL() << "reset() forgets"; });
}

}  // namespace
}  // namespace tracuu::search
