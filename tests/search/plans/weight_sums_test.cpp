// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/weight_sums.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "search/plans/term_weight.hpp"

namespace tracuu::search {
namespace {

using Documents = std::vector<Xapian::docid>;
using SumOf = std::map<Xapian::docid, double>;

constexpr Xapian::docid kWindowBegin = 1'024;
constexpr Xapian::docid kWindowEnd = 3'100;  // no multiple of 64

SumOf met(WeightSums const& sums, double least) {
  SumOf met;
  sums.for_met(least, [&](Xapian::docid document, double sum) {
    EXPECT_TRUE(met.empty() || met.rbegin()->first < document) << "in order";
    met[document] = sum;
  });
  return met;
}

WeightSums window() {
  WeightSums sums;
  sums.reset(kWindowBegin, kWindowEnd);
  return sums;
}

std::vector<float> lengths() {
  std::vector<float> lengths(kWindowEnd);
  for (Xapian::docid document = 0; document < kWindowEnd; ++document) {
    lengths[document] = document % 7 == 0 ? -1 : static_cast<float>(document % 13) / 5;
  }
  return lengths;
}

/// In one of `step` documents that there are, sometimes very often.
PostingList some_list(unsigned step, SumOf& occurrences) {
  std::mt19937 random(step);
  PostingList list;
  for (Xapian::docid document = 1; document < kWindowEnd; ++document) {
    if (document % 7 == 0 || random() % step != 0) continue;
    auto const often = static_cast<Xapian::termcount>(random() % 20 == 0 ? 900 : 1 + random() % 9);
    list.add(document, often);
    if (document >= kWindowBegin) occurrences[document] = often;
  }
  list.complete(lengths());
  return list;
}

TEST(WeightSums, AddUpByDocument) {
  WeightSums sums = window();
  for (Xapian::docid const document : {3'000U, 1'030U, 3'099U, 1'030U}) sums.add(document, 2, true);
  sums.add({{1'030, 1'100}, {0.5, 0.25}}, true);
  EXPECT_EQ(met(sums, 0), (SumOf{{1'030, 4.5}, {1'100, 0.25}, {3'000, 2}, {3'099, 2}}));
  EXPECT_EQ(met(sums, 2), (SumOf{{1'030, 4.5}, {3'000, 2}, {3'099, 2}}));
  sums.reset(0, 10);
  EXPECT_TRUE(met(sums, 0).empty());
}

TEST(WeightSums, TellOfWhatWasMet) {
  WeightSums sums = window();
  sums.add(1'024, 5, false);
  sums.add(1'025, 1, true);
  sums.add(1'026, 0, true);
  EXPECT_EQ(met(sums, 0), (SumOf{{1'025, 1}, {1'026, 0}}));
  Documents heavy;
  sums.for_heavy(0.5, [&](Xapian::docid document, double) { heavy.push_back(document); });
  EXPECT_EQ(heavy, (Documents{1'024, 1'025}));
  EXPECT_EQ(sums.count_heavy(2), 1U);
  DocumentSet set(kWindowEnd);
  sums.add_to(set, 0);
  EXPECT_EQ(set.documents(), (Documents{1'025, 1'026}));
  MatchList list;
  sums.append_to(list);
  EXPECT_EQ(list.documents, (Documents{1'025, 1'026}));
}

TEST(WeightSums, TellOfMoreAndMoreWhileTheBoundRises) {
  WeightSums sums = window();
  for (Xapian::docid document = kWindowBegin; document < kWindowEnd; ++document) {
    sums.add(document, document % 1'000, true);
  }
  double least = 0;
  std::size_t told = 0;
  sums.for_met(least, [&](Xapian::docid, double sum) {
    EXPECT_GE(sum, least);
    least = sum;
    ++told;
  });
  EXPECT_EQ(least, 999);
  EXPECT_EQ(told, 999U - 24U + 1U + 1U);  // from 1,024 up to 1,999, and 2,999
}

TEST(WeightSums, KeepWhatStandsInAList) {
  WeightSums sums = window();
  for (Xapian::docid document = 1'060; document < 1'070; ++document) sums.add(document, 1, true);
  sums.keep({{1'062, 1'063, 1'066, 3'000}, {0, 0, 0, 0}}, true);
  sums.keep({{1'063}, {0}}, false);
  EXPECT_EQ(met(sums, 0), (SumOf{{1'062, 1}, {1'066, 1}}));
  sums.reset(kWindowBegin, kWindowEnd);
  sums.add(1'060, 1, true);
  EXPECT_EQ(met(sums, 0).size(), 1U) << "reset() keeps all again";
}

class SumsOfLists : public testing::TestWithParam<unsigned> {};

TEST_P(SumsOfLists, WeighThePostingsOfTheWindow) {
  SumOf occurrences;
  PostingList const list = some_list(GetParam(), occurrences);
  EXPECT_EQ(list.is_dense(), GetParam() < 8);
  WeightSums sums = window();
  sums.add_units(list, 2.5, true);
  SumOf expected;
  for (auto const& [document, often] : occurrences) expected[document] = 2.5;
  EXPECT_EQ(met(sums, 0), expected);
  sums.reset(kWindowBegin, kWindowEnd);
  sums.add_bm25(list, 3, lengths(), true);
  SumOf const found = met(sums, 0);
  ASSERT_EQ(found.size(), occurrences.size());
  for (auto const& [document, often] : occurrences) {
    EXPECT_NEAR(found.at(document), 3 * bm25_share(often, lengths()[document]), 1e-5) << document;
  }
  sums.reset(kWindowBegin, kWindowEnd);
  sums.add_units(list, 2.5, false);
  sums.add_bm25(list, 3, lengths(), false);
  EXPECT_TRUE(met(sums, 0).empty());
}

INSTANTIATE_TEST_SUITE_P(Lengths, SumsOfLists, testing::Values(1U, 3U, 12U, 200U));

}  // namespace
}  // namespace tracuu::search
