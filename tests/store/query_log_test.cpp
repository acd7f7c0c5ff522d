// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query_log.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>
#include <vector>

#include "store/query_report.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/support/resource_limit.hpp"

namespace tracuu::store {
namespace {

using namespace std::chrono_literals;

constexpr schema::Date kDay = 2026y / 12 / 1;

QueryBatch searched(std::string const& query, QueryCounts counts) {
  QueryBatch batch;
  batch.queries[query] = counts;
  return batch;
}

class QueryLogTest : public ::testing::Test {
 protected:
  [[nodiscard]] QueryFigures figures(std::string const& query) const {
    auto const report = QueryReport::open(file_).value();
    for (QueryFigures& each :
         report->queries(QueryRanking::Searches, {kDay, kDay}, {0, 1'000}).value()) {
      if (each.query == query) return each;
    }
    return {};
  }
  [[nodiscard]] DayFigures day() const {
    return sum_of(QueryReport::open(file_).value()->days({kDay, kDay}).value());
  }

  test::TestFolder folder_;
  std::filesystem::path file_ = query_log_file(folder_.path() / "index.db");
};

TEST_F(QueryLogTest, AddsUp) {
  QueryLog log = QueryLog::open(file_).value();
  ASSERT_TRUE(log.add(kDay, searched("khai sinh", {2, 1, 0, 0, 7, 7})));
  ASSERT_TRUE(log.add(kDay, searched("khai sinh", {1, 0, 1, 2, 3, 3})));
  ASSERT_TRUE(log.add(kDay, searched("khai sinh", {0, 0, 0, 1, 0, 0}))) << "a further page alone";
  EXPECT_EQ(figures("khai sinh"), (QueryFigures{"khai sinh", 3, 1, 1, 3, 3, 0, "2026-12-01"}))
      << "the last hits are those of the last search";
}

TEST_F(QueryLogTest, CountsOpenedHitsOfWhatWasSearched) {
  QueryLog log = QueryLog::open(file_).value();
  ASSERT_TRUE(log.add(2026y / 11 / 30, searched("hôm qua", {1, 0, 0, 0, 1, 1})));
  ASSERT_TRUE(log.add(2026y / 11 / 29, searched("hôm kia", {1, 0, 0, 0, 1, 1})));
  QueryBatch batch = searched("hôm nay", {1, 0, 0, 0, 1, 1});
  batch.opened = {{{"hôm nay", "a", 1}, 2},
                  {{"hôm qua", "a", 1}, 1},
                  {{"hôm kia", "a", 1}, 4},
                  {{"never", "a", 1}, 8}};
  ASSERT_TRUE(log.add(kDay, batch));
  EXPECT_EQ(day().opened, 3u);
  EXPECT_EQ(day().unoffered, 12u) << "told, not counted";
}

TEST_F(QueryLogTest, KeepsCountsOfWhatIsNotKept) {
  QueryLog log = QueryLog::open(file_).value();
  QueryBatch batch;
  batch.day = {3, 2, 1, 0};
  ASSERT_TRUE(log.add(kDay, batch));
  ASSERT_TRUE(log.add(kDay, batch));
  EXPECT_EQ(day().personal, 6u);
  EXPECT_EQ(day().too_long, 4u);
  EXPECT_EQ(day().lost, 2u);
  EXPECT_EQ(day().searches, 0u);
}

TEST_F(QueryLogTest, CountsRulesByDay) {
  {
    QueryLog log = QueryLog::open(file_).value();
    QueryBatch batch;
    batch.rules = {{{"best_bet", "khai-sinh"}, 2}, {{"alert", "bão"}, 1}};
    EXPECT_FALSE(batch.is_empty());
    ASSERT_TRUE(log.add(kDay, batch));
    ASSERT_TRUE(log.add(kDay, batch));
    ASSERT_TRUE(log.add(2026y / 12 / 2, batch));
    ASSERT_TRUE(log.drop_before(kDay));
  }
  std::vector<RuleFigures> const expected{{"2026-12-01", "alert", "bão", 2},
                                          {"2026-12-01", "best_bet", "khai-sinh", 4},
                                          {"2026-12-02", "alert", "bão", 1},
                                          {"2026-12-02", "best_bet", "khai-sinh", 2}};
  EXPECT_EQ(QueryReport::open(file_).value()->rules().value(), expected);
  ASSERT_TRUE(QueryLog::open(file_).value().drop_before(2026y / 12 / 2));
  EXPECT_EQ(QueryReport::open(file_).value()->rules().value().size(), 2u);
}

// Logs of programs that did not count rules lack the table until they are written to.
TEST_F(QueryLogTest, ReadsALogWithoutRules) {
  ASSERT_TRUE(QueryLog::open(file_));
  sqlite3* plain = nullptr;
  ASSERT_EQ(sqlite3_open(file_.c_str(), &plain), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(plain, "DROP TABLE rules", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(plain);
  EXPECT_TRUE(QueryReport::open(file_).value()->rules().value().empty());
  ASSERT_TRUE(QueryLog::open(file_).value().drop_before(kDay));
}

TEST_F(QueryLogTest, DropsForGood) {
  QueryLog log = QueryLog::open(file_).value();
  QueryBatch old = searched("một câu đã cũ", {1, 0, 0, 0, 1, 1});
  old.opened[{"một câu đã cũ", "a", 1}] = 1;
  ASSERT_TRUE(log.add(2026y / 11 / 30, old));
  ASSERT_TRUE(log.add(kDay, searched("một câu mới", {1, 0, 0, 0, 1, 1})));
  ASSERT_TRUE(log.drop_before(kDay));
  EXPECT_EQ(QueryReport::open(file_).value()->days({2026y / 1 / 1, kDay}).value().size(), 1u);
  for (auto const& each : std::filesystem::directory_iterator(file_.parent_path())) {
    std::ifstream in(each.path(), std::ios::binary);
    std::string const bytes((std::istreambuf_iterator<char>(in)), {});
    EXPECT_EQ(bytes.find("một câu đã cũ"), std::string::npos) << each.path();
  }
  EXPECT_EQ(figures("một câu mới").searches, 1u);
}

TEST_F(QueryLogTest, IsReadByItsUserAndGroupOnly) {
  QueryLog log = QueryLog::open(file_).value();
  ASSERT_TRUE(log.add(kDay, searched("a", {1, 0, 0, 0, 1, 1})));
  for (auto const& each : std::filesystem::directory_iterator(file_.parent_path())) {
    struct stat status{};
    ASSERT_EQ(::stat(each.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0007, 0u) << each.path();
  }
}

TEST_F(QueryLogTest, ManyWriteAtOnce) {
  constexpr int kWriters = 4;
  constexpr int kBatches = 25;
  {
    QueryLog const made = QueryLog::open(file_).value();
  }
  std::vector<std::jthread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&] {
      QueryLog log = QueryLog::open(file_).value();
      for (int i = 0; i < kBatches; ++i) {
        EXPECT_TRUE(log.add(kDay, searched("khai sinh", {1, 0, 0, 0, 5, 5})));
      }
    });
  }
  writers.clear();
  EXPECT_EQ(figures("khai sinh").searches, static_cast<std::size_t>(kWriters * kBatches));
}

TEST_F(QueryLogTest, FailsWholeWhereAnotherHoldsTheFile) {
  QueryLog log = QueryLog::open(file_, 50).value();
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(file_.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  auto const begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(log.add(kDay, searched("a", {1, 0, 0, 0, 1, 1})));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
  sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  EXPECT_TRUE(log.add(kDay, searched("a", {1, 0, 0, 0, 1, 1})));
  EXPECT_EQ(figures("a").searches, 1u);
}

TEST_F(QueryLogTest, FailsWholeOnAFullDisk) {
  QueryLog log = QueryLog::open(file_).value();
  ASSERT_TRUE(log.add(kDay, searched("a", {1, 0, 0, 0, 1, 1})));
  QueryBatch large = searched("a", {1, 0, 0, 0, 1, 1});
  for (int i = 0; i < 5'000; ++i) large.queries["b" + std::to_string(i)] = {1, 0, 0, 0, 1, 1};
  {
    test::FileSizeLimit const full(65'536);
    auto const added = log.add(kDay, large);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, base::ErrorCode::Io);
  }
  EXPECT_EQ(day().searches, 1u);
  ASSERT_TRUE(log.add(kDay, large)) << "there is room again";
  EXPECT_EQ(day().searches, 5'002u);
}

TEST_F(QueryLogTest, RefusesAFileThatIsNone) {
  std::filesystem::create_directories(file_.parent_path());
  std::ofstream(file_) << "this is no database, but long enough to be taken for a damaged one";
  auto const opened = QueryLog::open(file_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, base::ErrorCode::Io);
  EXPECT_EQ(opened.error().subject, file_.string());
}

TEST_F(QueryLogTest, ADayHasNoRoomForAnyNumberOfQueries) {
  QueryLog log = QueryLog::open(file_).value();
  QueryBatch batch;
  for (std::size_t i = 0; i <= kMaxQueriesOfDay; ++i) {
    batch.queries[std::to_string(i)] = {1, 0, 0, 0, 1, 1};
  }
  ASSERT_TRUE(log.add(kDay, batch));
  EXPECT_EQ(day().searches, kMaxQueriesOfDay);
  EXPECT_EQ(day().lost, 1u);
  ASSERT_TRUE(log.add(kDay, searched("0", {1, 0, 0, 0, 1, 1})));
  EXPECT_EQ(day().searches, kMaxQueriesOfDay + 1) << "known ones go on";
}

}  // namespace
}  // namespace tracuu::store
