// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/term_query.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using schema::FieldId;

class TermQueryTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<test::SmallIndex>(test::vankhe_announcements());
  }
  static void TearDownTestSuite() { index_.reset(); }

  static Xapian::MSet match(Plan const& plan) {
    static Xapian::Database database;
    database = index_->database();
    Xapian::Enquire enquire(database);
    enquire.set_query(plan.to_xapian());
    return enquire.get_mset(0, database.get_doccount());
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST(AnyOf, CountsVariantsAsOneTerm) {
  EXPECT_EQ(
      any_of(FieldId::Text, {{"a", 1}, {"b", 1}}, Plan::Op::Synonym).to_xapian().get_description(),
      "Query((a SYNONYM b))");
  EXPECT_EQ(any_of(FieldId::Title, {{"a", 1}}, Plan::Op::Or).to_xapian().get_description(),
            "Query(Sa)");
  EXPECT_TRUE(any_of(FieldId::Text, {}, Plan::Op::Or).empty());
}

TEST_F(TermQueryTest, ARowIsATermOrItsPairs) {
  EXPECT_EQ(terms_of_row({"ubnd|"}), std::vector<std::string>{"ubnd|"});
  EXPECT_EQ(terms_of_row({"119/QD-UBND"}), std::vector<std::string>{"119/QD-UBND"});
  EXPECT_EQ(terms_of_row({"thu|3", "tuc|5", "khai|"}),
            (std::vector<std::string>{"thu tuc|3,5", "tuc khai|5,"}));
}

TEST_F(TermQueryTest, RowsMatchUnitsSideBySide) {
  EXPECT_EQ(match(row_query(FieldId::Text, {{"thu|3", "tuc|5"}, 0})).size(), 2u);
  EXPECT_EQ(match(row_query(FieldId::Text, {{"thu|3", "tuc|5", "khai|"}, 0})).size(), 2u);
  EXPECT_EQ(match(row_query(FieldId::Text, {{"tuc|5", "thu|3"}, 0})).size(), 0u);
  EXPECT_EQ(match(row_query(FieldId::Title, {{"khai|", "sinh|"}, 0})).size(), 1u);
}

TEST_F(TermQueryTest, AFixedWeightIsTheSameForAll) {
  auto const found = match(fixed_weight(row_query(FieldId::Text, {{"thu|3", "tuc|5"}, 0}), 7));
  ASSERT_EQ(found.size(), 2u);
  for (auto hit = found.begin(); hit != found.end(); ++hit) EXPECT_EQ(hit.get_weight(), 7);
}

}  // namespace
}  // namespace tracuu::search
