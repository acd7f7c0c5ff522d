// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans run over lists of postings and by Xapian: what is found, and what it weighs.
#include "search/plans/plan_matcher.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "search/words/ranking.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::search {
namespace {

using Op = Plan::Op;
using WeightOf = std::map<Xapian::docid, double>;

constexpr Xapian::docid kDocuments = 70'000;  // three windows
constexpr int kTerms = 12;

class PlanMatcherTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<test::TestFolder>();
    std::mt19937 random(3);
    Xapian::WritableDatabase database((folder_->path() / "db").string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    for (Xapian::docid i = 1; i <= kDocuments; ++i) {
      Xapian::Document document;
      for (int term = 0; term < kTerms; ++term) {  // of "a" one in 2, of "l" one in 4,096
        if (random() % (2UL << static_cast<unsigned>(term)) != 0) continue;
        document.add_term(std::string(1, static_cast<char>('a' + term)),
                          static_cast<Xapian::termcount>(1 + random() % 4));
      }
      document.add_term("filler", static_cast<Xapian::termcount>(20 + random() % 40));
      document.add_value(0, std::string(1, static_cast<char>('0' + i % 10)));
      database.add_document(document);
    }
    for (Xapian::docid i = 7; i < kDocuments; i += 50) database.delete_document(i);
    database.commit();
    database_ = std::make_unique<Xapian::Database>((folder_->path() / "db").string());
  }
  static void TearDownTestSuite() {
    database_.reset();
    folder_.reset();
  }

  PlanMatcherTest() {
    memory_.columns = Columns(std::make_shared<ColumnStore>());
    memory_.follow(*database_, "state");
  }

  PlanMatcher matcher() {
    return {*database_, memory_, [](std::size_t) { return true; }};
  }

  WeightOf found(Plan const& plan, Weighting weighting,
                 std::vector<Xapian::docid> const* among = nullptr) {
    WeightOf weights;
    matcher().run(
        plan, weighting,
        [&](MatchList const& matches) {
          for (std::size_t i = 0; i < matches.size(); ++i) {
            EXPECT_TRUE(weights.empty() || weights.rbegin()->first < matches.documents[i]);
            weights[matches.documents[i]] = matches.weights[i];
          }
          return true;
        },
        among);
    return weights;
  }

  static WeightOf found_by_xapian(Plan const& plan, Weighting weighting) {
    Xapian::Enquire enquire(*database_);
    enquire.set_query(plan.to_xapian());
    if (weighting == Weighting::Bm25) {
      enquire.set_weighting_scheme(bm25());
    } else {
      enquire.set_weighting_scheme(Xapian::CoordWeight());
    }
    WeightOf weights;
    Xapian::MSet const matches = enquire.get_mset(0, kDocuments, kDocuments);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      weights[*match] = match.get_weight();
    }
    return weights;
  }

  static void expect_alike(WeightOf const& weights, WeightOf const& expected,
                           std::string const& why) {
    ASSERT_EQ(weights.size(), expected.size()) << why;
    for (auto a = weights.begin(), b = expected.begin(); a != weights.end(); ++a, ++b) {
      ASSERT_EQ(a->first, b->first) << why;
      ASSERT_NEAR(a->second, b->second, 1e-5 * (1 + b->second)) << why << ", " << a->first;
    }
  }

  /// What weighs half of the most, by units: lists are known by now, and ties are many.
  void expect_units_held(Plan const& plan) {
    WeightOf const all = found_by_xapian(plan, Weighting::Units);
    double most = 0;
    for (auto const& [document, weight] : all) most = std::max(most, weight);
    auto const held = static_cast<std::size_t>(
        std::ranges::count_if(all, [&](auto const& found) { return found.second >= most / 2; }));
    EXPECT_EQ(matcher().at_least(most / 2, plan, Weighting::Units).size(), held)
        << plan.to_xapian().get_description();
  }

  unsigned number(unsigned end) { return static_cast<unsigned>(random_() % end); }

  Plan some_term() { return Plan(std::string(1, static_cast<char>('a' + number(kTerms)))); }

  /// Of different terms: Xapian counts one that stands twice as two.
  Plan some_synonyms() {
    std::string terms = "abcdefghijkl";
    std::ranges::shuffle(terms, random_);
    std::vector<Plan> parts;
    for (char const term : terms.substr(0, 3)) parts.emplace_back(std::string(1, term));
    return {Op::Synonym, std::move(parts)};
  }

  Plan some_leaf() {
    switch (number(7)) {
      case 0: return some_synonyms();
      case 1: return Plan::fixed(some_term(), number(20));
      case 3: return Plan::range(0, std::to_string(number(9)), std::to_string(number(9)));
      case 2: return Plan(Xapian::Query(Xapian::Query::OP_VALUE_RANGE, 0, "2", "5"));
      default: return some_term();
    }
  }

  Plan some_plan(unsigned depth) {
    if (depth == 0) return some_leaf();
    Plan plan = some_plan(depth - 1);
    switch (number(7)) {
      case 0: return {Op::And, plan, some_plan(depth - 1)};
      case 1: return {Op::AndMaybe, plan, some_plan(depth - 1)};
      case 2: return {Op::AndNot, plan, some_plan(depth - 1)};
      case 3: return {Op::Filter, plan, some_plan(depth - 1)};
      case 4: return Plan::scaled(plan, 1 + number(3));
      default: return {Op::Or, {plan, some_plan(depth - 1), some_leaf()}};
    }
  }

  static inline std::unique_ptr<test::TestFolder> folder_;
  static inline std::unique_ptr<Xapian::Database> database_;
  MatchMemory memory_;
  std::mt19937 random_{11};
};

TEST_F(PlanMatcherTest, FindsWhatXapianFinds) {
  for (int i = 0; i < 60; ++i) {
    Plan const plan = some_plan(1 + number(3));
    for (Weighting const weighting : {Weighting::Bm25, Weighting::Units}) {
      expect_alike(found(plan, weighting), found_by_xapian(plan, weighting),
                   plan.to_xapian().get_description());
    }
  }
}

TEST_F(PlanMatcherTest, FindsTheBestAndWhatWeighsEnough) {
  for (int i = 0; i < 60; ++i) {
    std::vector<Plan> parts;
    for (unsigned part = 2 + number(6); part > 0; --part) {
      parts.push_back(Plan::scaled(some_leaf(), 1 + number(3)));
    }
    Plan plan(Op::Or, parts);
    if (number(2) == 0) plan = Plan(Op::AndMaybe, plan, Plan(Op::Or, some_leaf(), some_plan(1)));
    if (number(2) == 0) plan = Plan(Op::Filter, plan, some_plan(1));
    if (number(3) == 0) plan = Plan(Op::AndNot, plan, some_leaf());
    WeightOf const all = found_by_xapian(plan, Weighting::Bm25);
    if (all.empty()) continue;
    std::vector<double> weights;
    for (auto const& [document, weight] : all) weights.push_back(weight);
    std::ranges::sort(weights, std::ranges::greater{});
    std::size_t const count = std::min<std::size_t>(weights.size(), 1 + number(200));
    MatchList const best = matcher().best(plan, Weighting::Bm25, count);
    WeightOf found;
    for (std::size_t at = 0; at < best.size(); ++at) found[best.documents[at]] = best.weights[at];
    for (auto const& [document, weight] : all) {
      if (weight <= weights[count - 1] + 1e-4) continue;
      ASSERT_TRUE(found.contains(document)) << plan.to_xapian().get_description();
      ASSERT_NEAR(found[document], weight, 1e-5 * (1 + weight));
    }
    double const least = weights[count - 1] + 1e-3;
    bool const is_between = std::ranges::none_of(
        weights, [&](double weight) { return std::abs(weight - least) < 5e-4; });
    if (!is_between) continue;  // sums are exact to about a millionth
    DocumentSet const enough = matcher().at_least(least, plan, Weighting::Bm25);
    auto const weighing = [&](double wanted) {
      return std::ranges::count_if(weights, [&](double weight) { return weight >= wanted; });
    };
    double const rounding = 1e-5 * (1 + least);  // what weighs so little less may be among them
    EXPECT_GE(enough.size(), static_cast<std::size_t>(weighing(least + rounding)))
        << plan.to_xapian().get_description();
    EXPECT_LE(enough.size(), static_cast<std::size_t>(weighing(least - rounding)))
        << plan.to_xapian().get_description();
    expect_units_held(plan);
  }
}

// A range of values is looked up in its column; where there is none, by the engine.
TEST_F(PlanMatcherTest, FindsRangesWithAndWithoutColumns) {
  for (bool const has_columns : {true, false}) {
    if (!has_columns) memory_.columns = Columns();
    for (unsigned from = 0; from < 9; ++from) {
      Plan const range = Plan::range(0, std::to_string(from), std::to_string(number(9)));
      for (Plan const& plan :
           {range, Plan(Op::Filter, some_term(), range), Plan(Op::Or, range, some_term()),
            Plan(Op::AndNot, range, some_term())}) {
        expect_alike(found(plan, Weighting::Bm25), found_by_xapian(plan, Weighting::Bm25),
                     plan.to_xapian().get_description());
      }
    }
  }
}

TEST_F(PlanMatcherTest, LooksAmongSomeDocumentsOnly) {
  std::vector<Xapian::docid> among;
  for (Xapian::docid document = 1; document < kDocuments; document += 1 + number(3'000)) {
    among.push_back(document);
  }
  for (int i = 0; i < 30; ++i) {
    Plan const plan = some_plan(1 + number(3));
    WeightOf expected;
    for (auto const& [document, weight] : found_by_xapian(plan, Weighting::Units)) {
      if (std::ranges::binary_search(among, document)) expected[document] = weight;
    }
    expect_alike(found(plan, Weighting::Units, &among), expected,
                 plan.to_xapian().get_description());
  }
}

TEST_F(PlanMatcherTest, EndsWhenItMayNotGoOn) {
  std::size_t left = 40'000;
  PlanMatcher limited(*database_, memory_, [&](std::size_t postings) {
    bool const goes_on = postings <= left;
    left -= std::min(left, postings);
    return goes_on;
  });
  std::size_t found = 0;
  limited.run(Plan(Op::Or, Plan("a"), Plan("b")), Weighting::Units, [&](MatchList const& matches) {
    found += matches.size();
    return true;
  });
  EXPECT_LT(found, found_by_xapian(Plan(Op::Or, Plan("a"), Plan("b")), Weighting::Units).size());
}

TEST_F(PlanMatcherTest, HasXapianWeighSynonymsOfSeveralTerms) {
  Plan const synonyms(Op::Synonym, Plan("a"), Plan(Op::And, Plan("b"), Plan("c")));
  Plan const plan(Op::Or, synonyms, Plan("d"));
  for (Weighting const weighting : {Weighting::Bm25, Weighting::Units}) {
    expect_alike(found(plan, weighting), found_by_xapian(plan, weighting),
                 "synonyms of several terms");
  }
}

TEST_F(PlanMatcherTest, FindsNothingOfAnEmptyPlan) {
  EXPECT_TRUE(found(Plan(), Weighting::Bm25).empty());
  EXPECT_TRUE(matcher().best(Plan(), Weighting::Bm25, 10).empty());
  EXPECT_TRUE(found(Plan("unknown"), Weighting::Bm25).empty());
  EXPECT_EQ(found(Plan::all(), Weighting::Units).size(), database_->get_doccount());
}

}  // namespace
}  // namespace tracuu::search
