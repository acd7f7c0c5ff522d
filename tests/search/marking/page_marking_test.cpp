// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/page_marking.hpp"

#include <gtest/gtest.h>

#include "search/matching/query_runner.hpp"
#include "tests/support/samples.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

class PageMarking : public ::testing::Test {
 protected:
  [[nodiscard]] std::vector<PageBox> boxes(std::string_view query) const {
    auto searcher = index_.searcher();
    Xapian::Database const database = index_.database();
    QueryOutcome const outcome = run_query(database, test::request_for(query), 0);
    return find_boxes(test::scanned_words(),
                      HighlightTerms(outcome.built.readings, database.get_doccount()));
  }

  test::SmallIndex index_{{test::scanned_announcement(), test::reform_announcement()}};
};

TEST_F(PageMarking, WordsSideBySideHaveOneBox) {
  EXPECT_EQ(boxes("tiêm phòng"), (std::vector<PageBox>{{252, 100, 318, 112}}));
  EXPECT_EQ(boxes("khai tử"), std::vector<PageBox>{});
  EXPECT_EQ(boxes(""), std::vector<PageBox>{});
}

TEST_F(PageMarking, APhraseGoesOnInTheNextLineWithABoxOfItsOwn) {
  EXPECT_EQ(boxes("\"phòng tại nhà\""),
            (std::vector<PageBox>{{288, 100, 318, 112}, {72, 120, 138, 132}}));
}

TEST_F(PageMarking, WordsAreFoundAsTheyWereReadToo) {
  std::vector<PageBox> const box{{108, 100, 174, 112}};
  EXPECT_EQ(boxes("bổ sung"), box);
  EXPECT_EQ(boxes("\"bỗ sung\""), box);
}

}  // namespace
}  // namespace tracuu::search
