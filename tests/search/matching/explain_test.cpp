// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/explain.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

TEST(ExplainQuery, ShowsEachStep) {
  test::SmallIndex const index(test::vankhe_announcements());
  Explanation const explanation =
      explain_query(index.database(), test::request_for("thu tuc -muong"));
  EXPECT_EQ(explanation.tree, "(and 'thu tuc' (not 'muong'))");
  EXPECT_EQ(explanation.plan,
            "word  thu (marks open) (common): thu|3 2\n"
            "word  tuc (marks open) (common): tuc|5 2\n"
            "pair  thu tuc: thu tuc|3,5 2\n");
  EXPECT_NE(explanation.engine_query.find("thu tuc|3,5"), std::string::npos)
      << explanation.engine_query;
  EXPECT_EQ(test::notes_text(explanation.notes), "marks_restored(thủ tục -mương)");
}

TEST(ExplainQuery, TakesAnyQuery) {
  test::SmallIndex const index(test::vankhe_announcements());
  for (char const* const query : {"", "xyz", "\"", "title:x OR y*", "-a"}) {
    Explanation const explanation = explain_query(index.database(), test::request_for(query));
    EXPECT_FALSE(explanation.tree.empty()) << query;
    EXPECT_FALSE(explanation.engine_query.empty()) << query;
  }
}

}  // namespace
}  // namespace tracuu::search
