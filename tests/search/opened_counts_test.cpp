// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/opened_counts.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace tracuu::search {
namespace {

SearchAnswer answer_of(std::vector<std::pair<char const*, double>> const& hits) {
  SearchAnswer answer;
  for (auto const& [id, score] : hits) {
    Hit hit;
    hit.announcement.id = id;
    hit.score = score;
    answer.hits.push_back(std::move(hit));
  }
  return answer;
}

std::vector<std::string> ids(SearchAnswer const& answer) {
  std::vector<std::string> all;
  for (Hit const& hit : answer.hits) all.push_back(hit.announcement.id);
  return all;
}

using Ids = std::vector<std::string>;

TEST(PreferOpened, DecidesBetweenNearHitsOnly) {
  SearchAnswer answer = answer_of({{"a", 20}, {"b", 19.8}, {"c", 10}});
  prefer_opened({{"b", 50}, {"c", 1'000'000}}, {}, answer);
  EXPECT_EQ(ids(answer), (Ids{"b", "a", "c"}));
  EXPECT_DOUBLE_EQ(answer.hits[2].score, 11) << "never more than a twentieth of the best";
}

TEST(PreferOpened, ChangesNothingWithoutCounts) {
  SearchAnswer answer = answer_of({{"a", 20}, {"b", 20}, {"c", 21}});
  prefer_opened({}, {}, answer);
  prefer_opened({{"z", 50}}, {}, answer);
  EXPECT_EQ(ids(answer), (Ids{"a", "b", "c"})) << "not even an order of its own";
}

TEST(PreferOpened, IsForTheHeadOfARankingOnly) {
  OpenedCounts::ById const counts{{"b", 50}};
  SearchRequest dated;
  dated.sort = SortOrder::Newest;
  SearchRequest second;
  second.page = 2;
  SearchRequest exact;
  exact.exact = true;
  for (SearchRequest const& request : {dated, second, exact}) {
    SearchAnswer answer = answer_of({{"a", 20}, {"b", 19.9}});
    prefer_opened(counts, request, answer);
    EXPECT_EQ(ids(answer), (Ids{"a", "b"}));
  }
  std::vector<std::pair<char const*, double>> many(kHitsByOpened, {"a", 20});
  many.emplace_back("b", 19.9);
  SearchAnswer answer = answer_of(many);
  prefer_opened(counts, {}, answer);
  EXPECT_EQ(answer.hits.back().announcement.id, "b");
}

TEST(OpenedCounts, AreReplacedWhole) {
  OpenedCounts counts;
  EXPECT_TRUE(counts.current()->empty());
  auto const before = counts.current();
  counts.replace({{"a", 1}});
  EXPECT_TRUE(before->empty());
  EXPECT_EQ(counts.current()->at("a"), 1u);
}

}  // namespace
}  // namespace tracuu::search
