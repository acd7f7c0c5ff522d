// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/settled_reading.hpp"

#include <gtest/gtest.h>

#include "search/matching/query_runner.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

class SettledReadingTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::vector<schema::Announcement> all;
    auto const add = [&](std::string const& body, std::size_t times) {
      test::add_copies(all, body, times);
    };
    add("Thăm ông nội của bạn.", 1);
    add("Chiều qua ông nói nhiều. Lời nói của mọi người.", 12);
    add("Làm sổ đỏ. Có số đo.", 5);
    for (schema::Announcement& announcement : all) announcement.unit = "Phòng Tư pháp";
    index_ = std::make_unique<test::SmallIndex>(all);
  }
  static void TearDownTestSuite() { index_.reset(); }

  static QueryOutcome run(SearchRequest const& request) {
    return run_query(index_->database(), request);
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(SettledReadingTest, TellsWhatStandsInTheBestHits) {
  struct {
    char const* query;
    char const* read_as;
    bool restored;
  } const rows[] = {
      {"tham ong noi cua ban", "thăm ông nội của bạn", true},
      {"unit:phap tham ong noi cua ban -xyz", "unit:pháp thăm ông nội của bạn -xyz", true},
      {"chieu qua ong noi nhieu", "chiều qua ông nói nhiều", true},
      {"thăm ông nội", "thăm ông nội", false},
  };
  for (auto const& row : rows) {
    QueryOutcome const outcome = run(test::request_for(row.query));
    EXPECT_EQ(outcome.built.read_as, row.read_as) << row.query;
    EXPECT_EQ(outcome.built.restored_marks, row.restored) << row.query;
  }
}

TEST_F(SettledReadingTest, TellsItInEveryOrderAndOnEveryPage) {
  SearchRequest request = test::request_for("ong noi cua", 1);
  std::string const read_as = run(request).built.read_as;
  request.page = 2;
  EXPECT_EQ(run(request).built.read_as, read_as);
  request.page = 1;
  request.sort = SortOrder::Newest;
  EXPECT_EQ(run(request).built.read_as, read_as);
}

TEST_F(SettledReadingTest, NamesTheWaysOfALonePair) {
  EXPECT_EQ(test::notes_text(run(test::request_for("so do")).notes), "marks_open(số đo, sổ đỏ)");
  EXPECT_EQ(run(test::request_for("so do")).built.read_as, "so do");
  QueryOutcome const among_others = run(test::request_for("unit:phap so do"));
  EXPECT_EQ(open_marks(among_others.built), "");
}

}  // namespace
}  // namespace tracuu::search
