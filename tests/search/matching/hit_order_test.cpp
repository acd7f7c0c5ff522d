// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/hit_order.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "schema/field.hpp"

namespace tracuu::search {
namespace {

/// Ids and days of documents 1, 2, …
class HitOrderTest : public testing::Test {
 protected:
  HitOrderTest() {
    for (auto const& [id, day] : std::vector<std::pair<std::string, std::string>>{
             {"e", "20200101"}, {"d", ""}, {"c", "20230101"}, {"b", "20200101"}, {"a", ""}}) {
      Xapian::Document document;
      document.add_value(schema::kIdSlot, id);
      document.add_value(schema::kDateSlot, day);
      database_.add_document(document);
    }
    columns_.follow(database_, {});
  }

  static std::vector<Xapian::docid> documents(std::vector<ScoredDocument> const& hits) {
    std::vector<Xapian::docid> all;
    for (ScoredDocument const& hit : hits) all.push_back(hit.document);
    return all;
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  Columns columns_;
};

TEST_F(HitOrderTest, SettlesTiesByDayAndId) {
  std::vector<ScoredDocument> hits{{1, 2}, {2, 2}, {3, 2}, {4, 2}, {5, 2}};
  HitOrder(columns_).sort(hits);
  EXPECT_EQ(documents(hits), (std::vector<Xapian::docid>{3, 4, 1, 5, 2}));
}

TEST_F(HitOrderTest, PutsScoresBeforeTies) {
  std::vector<ScoredDocument> hits{{1, 1}, {2, 3}, {3, 1}, {4, 2}, {5, 3}};
  HitOrder(columns_).sort(hits);
  EXPECT_EQ(documents(hits), (std::vector<Xapian::docid>{5, 2, 4, 3, 1}));
}

TEST_F(HitOrderTest, TakesTheFirstOfATieAtTheEnd) {
  MatchList matches;
  for (Xapian::docid document = 1; document <= 5; ++document) {
    matches.add(document, document == 2 ? 7 : 4);
  }
  HitOrder const order(columns_);
  EXPECT_EQ(documents(order.best(matches, 3)), (std::vector<Xapian::docid>{2, 3, 4}));
  EXPECT_EQ(documents(order.best(matches, 9)), (std::vector<Xapian::docid>{2, 3, 4, 1, 5}));
  EXPECT_TRUE(order.best(matches, 0).empty());
}

}  // namespace
}  // namespace tracuu::search
