// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/validity.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "store/document_lookup.hpp"
#include "tests/support/official_documents.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

constexpr schema::Date kToday{std::chrono::year{2024}, std::chrono::June, std::chrono::day{1}};

class ValidityTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<test::SmallIndex>(test::official_documents());
  }
  static void TearDownTestSuite() { index_.reset(); }

  static InForce state(std::string_view id, schema::Date today = kToday) {
    Xapian::Database const database = index_->database();
    return in_force(database, store::document_of(database, id).value(), today);
  }

  /// The ids of all documents in a state.
  static std::string found(InForce state, schema::Date today = kToday) {
    Xapian::Database const database = index_->database();
    Xapian::Enquire enquire(database);
    enquire.set_query(in_force_query(database, state, today).to_xapian());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    Xapian::MSet const matches = enquire.get_mset(0, 100);
    std::string ids;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      ids += match.get_document().get_value(schema::kIdSlot) + " ";
    }
    return ids;
  }

  inline static std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(ValidityTest, TheDocumentsOfTheIndexTell) {
  EXPECT_EQ(state("qd7-2011"), InForce::No) << "replaced";
  EXPECT_EQ(state("qd7-2012"), InForce::Unknown) << "another of that number";
  EXPECT_EQ(state("qd30"), InForce::Yes);
  EXPECT_EQ(state("qd5"), InForce::Yes) << "amended only, and repealed in part";
  EXPECT_EQ(state("qd40"), InForce::No) << "it expired";
  EXPECT_EQ(state("tin"), InForce::Unknown);
}

TEST_F(ValidityTest, OnTheDay) {
  constexpr schema::Date kBefore{std::chrono::year{2023}, std::chrono::July, std::chrono::day{1}};
  EXPECT_EQ(state("qd7-2011", kBefore), InForce::Unknown) << "what replaces it has not begun";
  EXPECT_EQ(state("qd30", kBefore), InForce::No) << "its day is still to come";
}

TEST_F(ValidityTest, FilterAndStateAgree) {
  std::string all[3];
  for (schema::Announcement const& document : test::official_documents()) {
    all[static_cast<std::size_t>(state(document.id))] += document.id + " ";
  }
  for (InForce const one : {InForce::Yes, InForce::No, InForce::Unknown}) {
    EXPECT_EQ(found(one), all[static_cast<std::size_t>(one)]) << name_of(one);
  }
}

TEST_F(ValidityTest, IsAskedForInQueries) {
  search::Searcher searcher = index_->searcher();
  for (char const* const query : {"in-force:no", "còn_hiệu_lực:không", "con_hieu_luc:khong"}) {
    auto const answer = searcher.search(test::request_for(query));
    ASSERT_TRUE(answer) << query;
    EXPECT_EQ(test::id_set(*answer), "qd40 qd7-2011") << query;
  }
  EXPECT_TRUE(searcher.search(test::request_for("in-force:maybe"))->hits.empty());
  auto const answer = searcher.search(test::request_for("chợ phiên in-force:yes"));
  EXPECT_EQ(test::id_set(*answer), "qd30");
}

TEST_F(ValidityTest, SupersededHitsComeAfterTheirLike) {
  Xapian::Database const database = index_->database();
  auto const document = [&](char const* id) { return store::document_of(database, id).value(); };
  std::vector<ScoredDocument> hits{
      {document("qd7-2011"), 10}, {document("qd30"), 9.5}, {document("tin"), 1}};
  lower_superseded(database, kToday, hits);
  EXPECT_EQ(hits[0].document, document("qd30"));
  EXPECT_EQ(hits[1].document, document("qd7-2011"));
  EXPECT_LT(hits[1].score, 9.5);
  EXPECT_EQ(hits[2].score, 1);
}

TEST(ReadInForce, InBothLanguages) {
  EXPECT_EQ(read_in_force("yes"), InForce::Yes);
  EXPECT_EQ(read_in_force("Có"), InForce::Yes);
  EXPECT_EQ(read_in_force("không"), InForce::No);
  EXPECT_EQ(read_in_force("chưa_rõ"), InForce::Unknown);
  EXPECT_EQ(read_in_force("maybe"), std::nullopt);
  EXPECT_EQ(read_in_force(""), std::nullopt);
}

}  // namespace
}  // namespace tracuu::search
