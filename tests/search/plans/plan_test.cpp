// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/plan.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

using Op = Plan::Op;

std::string text(Plan const& plan) {
  return plan.to_xapian().get_description();
}

TEST(Plan, SaysWhatAQuerySays) {
  Plan const a("a");
  Plan const b("b");
  EXPECT_EQ(text(Plan(Op::And, a, b)), "Query((a AND b))");
  EXPECT_EQ(text(Plan(Op::Or, {a, b, Plan("c")})), "Query((a OR b OR c))");
  EXPECT_EQ(text(Plan(Op::AndMaybe, a, b)), "Query((a AND_MAYBE b))");
  EXPECT_EQ(text(Plan(Op::AndNot, a, b)), "Query((a AND_NOT b))");
  EXPECT_EQ(text(Plan(Op::Filter, a, b)), "Query((a FILTER b))");
  EXPECT_EQ(text(Plan(Op::Synonym, a, b)), "Query((a SYNONYM b))");
  EXPECT_EQ(text(Plan::scaled(a, 2)), "Query(2 * a)");
  EXPECT_EQ(text(Plan(Xapian::Query("x"))), "Query(x)");
  EXPECT_EQ(text(Plan::range(3, "2010", "2020")),
            Xapian::Query(Xapian::Query::OP_VALUE_RANGE, 3, "2010", "2020").get_description());
}

TEST(Plan, KnowsWhatMatchesNothing) {
  Plan const a("a");
  Plan const nothing;
  EXPECT_TRUE(Plan(Xapian::Query()).empty());
  EXPECT_TRUE(Plan(Op::And, a, nothing).empty());
  EXPECT_TRUE(Plan(Op::Filter, a, nothing).empty());
  EXPECT_TRUE(Plan(Op::AndMaybe, nothing, a).empty());
  EXPECT_TRUE(Plan(Op::AndNot, nothing, a).empty());
  EXPECT_TRUE(Plan(Op::Or, std::vector<Plan>{}).empty());
  EXPECT_TRUE(Plan::scaled(nothing, 2).empty());
  EXPECT_TRUE(Plan::fixed(nothing, 2).empty());
  EXPECT_EQ(text(nothing), "Query()");
  for (Op const op : {Op::Or, Op::Synonym, Op::AndMaybe, Op::AndNot}) {
    EXPECT_EQ(text(Plan(op, a, nothing)), "Query(a)");
  }
}

}  // namespace
}  // namespace tracuu::search
