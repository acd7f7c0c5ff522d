// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/subject_similarity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "schema/field.hpp"
#include "search/searcher.hpp"
#include "store/document_lookup.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

schema::Announcement titled(std::string id, std::string number, char const* date, std::string title,
                            std::string unit = "Sở Bến bãi") {
  schema::Announcement announcement;
  announcement.id = std::move(id);
  announcement.number = std::move(number);
  announcement.date = schema::parse_iso_date(date);
  announcement.title = std::move(title);
  announcement.unit = std::move(unit);
  return announcement;
}

/// About ferries, before and after the one asked for, and others so that words have frequencies.
std::vector<schema::Announcement> ferry_documents() {
  std::vector<schema::Announcement> all{
      titled("own", "5/2012/QĐ-SBB", "2012-03-01", "Quyết định quản lý đò ngang sông Vân"),
      titled("later", "6/2013/QĐ-SBB", "2013-03-01", "Quyết định thu phí đò ngang sông Vân"),
      titled("earlier", "4/2011/QĐ-SBB", "2011-03-01", "Quyết định thu phí đò ngang sông Vân"),
      titled("much-later", "7/2029/QĐ-SBB", "2029-03-01", "Quyết định thu phí đò ngang sông Vân"),
      titled("other-issuer", "8/2013/QĐ-STC", "2013-03-01", "Quyết định thu phí đò ngang sông Vân",
             "Sở Tài sản"),
      titled("changes", "9/2014/QĐ-SBB", "2014-03-01",
             "Quyết định sửa đổi Quyết định số 5/2012/QĐ-SBB"),
  };
  for (int i = 1; i <= 12; ++i) {
    all.push_back(titled("x" + std::to_string(i), std::to_string(i) + "/2013/TB-SBB", "2013-05-01",
                         "Thông báo lịch họp tháng " + std::to_string(i)));
  }
  return all;
}

class SubjectSimilarityTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { index_ = std::make_unique<test::SmallIndex>(ferry_documents()); }
  static void TearDownTestSuite() { index_.reset(); }

  static std::vector<std::string> ranked(std::string_view id) {
    Xapian::Database const database = index_->database();
    std::vector<std::string> ids;
    for (ScoredDocument const& hit :
         rank_by_subject(database, store::document_of(database, id).value(), {})) {
      EXPECT_GE(hit.score, 0);
      EXPECT_LE(hit.score, 1);
      ids.push_back(database.get_document(hit.document).get_value(schema::kIdSlot));
    }
    return ids;
  }

  static bool comes_before(std::vector<std::string> const& ids, char const* one,
                           char const* other) {
    return std::ranges::find(ids, one) < std::ranges::find(ids, other);
  }

  inline static std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(SubjectSimilarityTest, WhatCameSoonAfterAndOfItsIssuerIsFirst) {
  std::vector<std::string> const ids = ranked("own");
  EXPECT_TRUE(comes_before(ids, "later", "earlier"));
  EXPECT_TRUE(comes_before(ids, "later", "much-later"));
  EXPECT_TRUE(comes_before(ids, "later", "other-issuer"));
  EXPECT_EQ(std::ranges::count(ids, "own"), 0) << "not itself";
}

TEST_F(SubjectSimilarityTest, ARelationMakesADocumentRelatedWhateverItsTitle) {
  std::vector<std::string> const ids = ranked("own");
  EXPECT_EQ(std::ranges::count(ids, "changes"), 1);
  EXPECT_EQ(std::ranges::count(ids, "x1"), 0) << "of another subject";
  std::vector<std::string> const back = ranked("changes");
  EXPECT_EQ(std::ranges::count(back, "own"), 1) << "the other way";
}

TEST_F(SubjectSimilarityTest, IsWhatTheSearcherShows) {
  auto const similar = index_->searcher().similar("own", 5).value();
  ASSERT_FALSE(similar.empty());
  EXPECT_EQ(similar[0].announcement.id, "later");
}

}  // namespace
}  // namespace tracuu::search
