// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/match_budget.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using Xapian::Query;

/// Every announcement holds "xã", every third "họp" (tests/support/small_index.hpp).
constexpr std::size_t kAnnouncements = 60;

Query word(char const* text) {
  return Query(
      schema::make_term(schema::FieldId::Text, analyzers::analyzer("vi").normalize_term(text)));
}

Query all() {
  return Query(std::string());
}

class MatchBudgetTest : public testing::Test {
 protected:
  MatchBudgetTest()
      : index_(test::tiny_announcements(kAnnouncements)), database_(index_.database()) {}

  [[nodiscard]] Xapian::MSet matches(Query const& query) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    return enquire.get_mset(0, kAnnouncements, kAnnouncements);
  }

  [[nodiscard]] std::size_t count(Query const& query) const { return matches(query).size(); }

  static SearchBudget of_postings(std::uint64_t postings) {
    SearchBudget budget = SearchBudget::unlimited();
    budget.postings = postings;
    return budget;
  }

  test::SmallIndex index_;
  Xapian::Database database_;
};

TEST_F(MatchBudgetTest, ChangesNothingWhileItLasts) {
  MatchBudget const budget{SearchBudget::unlimited()};
  Query const query(Query::OP_OR, word("xã"), word("họp"));
  Xapian::MSet const plain = matches(query);
  Xapian::MSet const limited = matches(budget.limited(query));
  ASSERT_EQ(limited.size(), plain.size());
  ASSERT_GT(plain.size(), 0u);
  for (Xapian::doccount i = 0; i < plain.size(); ++i) {
    EXPECT_EQ(*limited[i], *plain[i]);
    EXPECT_DOUBLE_EQ(limited[i].get_weight(), plain[i].get_weight());
  }
  EXPECT_EQ(limited.get_matches_upper_bound(), plain.get_matches_upper_bound());
  EXPECT_FALSE(budget.was_cut());
  EXPECT_FALSE(budget.is_spent());
}

TEST_F(MatchBudgetTest, EndsAMatchAndKeepsWhatItFound) {
  MatchBudget const budget{of_postings(20)};
  EXPECT_EQ(count(budget.limited(all())), 20u);
  EXPECT_TRUE(budget.was_cut());
  EXPECT_TRUE(budget.is_spent());
  EXPECT_EQ(count(budget.limited(all())), 0u) << "nothing is left";
}

TEST_F(MatchBudgetTest, EndsWhatIsDeepInsideAQuery) {
  MatchBudget const budget{of_postings(20)};
  Query const excluded(Query::OP_AND_NOT, budget.limited(all()), all());
  EXPECT_EQ(count(excluded), 0u);
  EXPECT_TRUE(budget.was_cut()) << "though nothing was found";
}

TEST_F(MatchBudgetTest, EndsNearBeforePositionsAreRead) {
  MatchBudget const budget{of_postings(5)};
  std::vector<Query> const words{word("xã"), word("họp")};
  Query const near(Query::OP_NEAR, words.begin(), words.end(), 50);
  Xapian::doccount const all = matches(near).size();
  ASSERT_GT(all, 5u);
  EXPECT_LE(count(budget.limited(near)), 5u);
  EXPECT_TRUE(budget.was_cut());
}

TEST_F(MatchBudgetTest, LeavesToLaterStepsWhatAnEarlierOneMayNotUse) {
  MatchBudget const budget{of_postings(40)};
  budget.begin_step(0.5);
  EXPECT_EQ(count(budget.limited(all())), 20u);
  EXPECT_TRUE(budget.is_step_over());
  EXPECT_FALSE(budget.is_spent());
  budget.begin_step(1);
  EXPECT_FALSE(budget.is_step_over());
  EXPECT_EQ(count(budget.limited(all())), 20u);
  EXPECT_TRUE(budget.is_spent());
}

TEST_F(MatchBudgetTest, IsSpentByTimeAndByAStop) {
  MatchBudget const late(SearchBudget::within(milliseconds(0)));
  EXPECT_EQ(count(late.limited(all())), 0u);
  EXPECT_TRUE(late.was_cut());

  std::stop_source client;
  MatchBudget const stopped(SearchBudget::within(hours(1), client.get_token()));
  EXPECT_EQ(count(stopped.limited(all())), kAnnouncements);
  client.request_stop();
  EXPECT_TRUE(stopped.is_spent());
  stopped.begin_step(1);
  EXPECT_EQ(count(stopped.limited(all())), 0u);
}

TEST_F(MatchBudgetTest, LeavesAloneWhatCanNotSpendIt) {
  Query const query = word("xã");
  auto const is_alone = [&](SearchBudget const& budget, std::uint64_t postings) {
    return MatchBudget(budget).limited(query, postings).get_description() ==
           query.get_description();
  };
  EXPECT_TRUE(is_alone(SearchBudget::unlimited(), kAnnouncements));
  EXPECT_TRUE(is_alone(of_postings(kAnnouncements), kAnnouncements));
  EXPECT_FALSE(is_alone(of_postings(kAnnouncements - 1), kAnnouncements));
  EXPECT_FALSE(is_alone(SearchBudget::unlimited(), 100'000'000)) << "it takes seconds";
  EXPECT_FALSE(is_alone(SearchBudget::within(milliseconds(1)), kAnnouncements)) << "nearly over";
}

TEST_F(MatchBudgetTest, RunsOnSeveralShards) {
  Xapian::Database shards = index_.database();
  shards.add_database(index_.database());
  MatchBudget const budget{of_postings(70)};
  Xapian::Enquire enquire(shards);
  enquire.set_query(budget.limited(all()));
  EXPECT_EQ(enquire.get_mset(0, 200, 200).size(), 70u);
}

TEST_F(MatchBudgetTest, RemoteServersTakeItForAllDocuments) {
  MatchBudget const budget{of_postings(1)};
  std::string const sent = budget.limited(word("họp")).serialise();
  EXPECT_EQ(count(Query::unserialise(sent)), count(word("họp")));
}

}  // namespace
}  // namespace tracuu::search
