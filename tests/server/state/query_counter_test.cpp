// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/query_counter.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>
#include <thread>

#include "store/query_report.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/support/comes_true.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

class QueryCounterTest : public ::testing::Test {
 protected:
  [[nodiscard]] QueryCounter::Settings settings() const {
    QueryCounter::Settings settings;
    settings.file = file_;
    settings.interval = 10ms;
    settings.patience = 20ms;
    return settings;
  }
  [[nodiscard]] store::QueryReports read() const {
    auto const report = store::QueryReport::open(file_).value();
    if (!report) return {};
    return store::read_query_reports(*report, store::last_days(schema::today(), 400), {1, 1'000})
        .value();
  }
  QueryCounter::Log log() {
    return [this](std::string const& line) {
      std::lock_guard const lock(mutex_);
      lines_.push_back(line);
    };
  }

  test::TestFolder folder_;
  std::filesystem::path file_ = folder_.path() / "queries.sqlite";
  std::mutex mutex_;
  std::vector<std::string> lines_;
};

TEST_F(QueryCounterTest, CountsByTheSpellingOfAQuery) {
  QueryCounter counter(settings(), log());
  counter.count({" Khai  SINH ", 12, false, true});
  counter.count({"khai sinh", 0, false, true});
  counter.count({"khai sinh", 3, true, true});
  counter.count({"KHAI SINH", 3, false, false});
  counter.count({"   ", 3, false, true});
  counter.count_opened({"Khai sinh", "gv-1", 2});
  ASSERT_TRUE(counter.wait_until_written(10s));
  store::QueryReports const counted = read();
  ASSERT_EQ(counted.searched.size(), 1u);
  store::QueryFigures const& figures = counted.searched.front();
  EXPECT_EQ(figures.query, "khai sinh");
  EXPECT_EQ(figures.searches, 3u);
  EXPECT_EQ(figures.in_vain, 1u);
  EXPECT_EQ(figures.relaxed, 1u);
  EXPECT_EQ(figures.more_pages, 1u);
  EXPECT_EQ(figures.last_hits, 3u);
  EXPECT_EQ(figures.opened, 1u);
  EXPECT_EQ(counter.status().searches, 3u);
  EXPECT_EQ(counter.status().opened, 1u);
}

TEST_F(QueryCounterTest, KeepsNoTextOfWhatIsPersonal) {
  QueryCounter counter(settings(), log());
  counter.count({"Nguyễn Văn A 0912345678", 0, false, true});
  counter.count({"a@b.example.vn", 0, false, true});
  counter.count({std::string(500, 'x'), 0, false, true});
  ASSERT_TRUE(counter.wait_until_written(10s));
  store::QueryReports const counted = read();
  EXPECT_TRUE(counted.searched.empty());
  EXPECT_EQ(counted.sum.personal, 2u);
  EXPECT_EQ(counted.sum.too_long, 1u);
  EXPECT_EQ(counter.status().set_aside, 3u);
  for (auto const& each : std::filesystem::directory_iterator(folder_.path())) {
    std::ifstream in(each.path(), std::ios::binary);
    std::string const bytes((std::istreambuf_iterator<char>(in)), {});
    EXPECT_EQ(bytes.find("0912345678"), std::string::npos) << each.path();
  }
}

TEST_F(QueryCounterTest, WritesWhatWaitsWhenItEnds) {
  {
    QueryCounter::Settings slow = settings();
    slow.interval = 1h;
    QueryCounter counter(slow, log());
    counter.count({"khai sinh", 1, false, true});
  }
  EXPECT_EQ(read().sum.searches, 1u);
}

TEST_F(QueryCounterTest, ALockedFileCostsNothingButTime) {
  QueryCounter counter(settings(), log());
  counter.count({"trước", 1, false, true});
  ASSERT_TRUE(counter.wait_until_written(10s));
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(file_.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  counter.count({"trong khi", 1, false, true});
  ASSERT_TRUE(test::comes_true([&] { return counter.status().failed_writes > 2; }));
  EXPECT_TRUE(counter.status().is_failing);
  auto const begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 1'000; ++i) counter.count({"trong khi", 1, false, true});
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s) << "no search waits for the file";
  sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  ASSERT_TRUE(test::comes_true([&] { return read().sum.searches == 1'002; }));
  EXPECT_FALSE(counter.status().is_failing);
  std::lock_guard const lock(mutex_);
  EXPECT_EQ(lines_.size(), 1u) << "told once";
}

TEST_F(QueryCounterTest, AFileThatCannotBeMadeIsTriedAgain) {
  std::ofstream(folder_.path() / "blocked") << "a file where a folder should be";
  QueryCounter::Settings blocked = settings();
  blocked.file = folder_.path() / "blocked" / "queries.sqlite";
  QueryCounter counter(blocked, log());
  counter.count({"khai sinh", 1, false, true});
  ASSERT_TRUE(test::comes_true([&] { return counter.status().failed_writes > 1; }));
  std::filesystem::remove(folder_.path() / "blocked");
  EXPECT_TRUE(test::comes_true([&] { return !counter.status().is_failing; }));
  EXPECT_TRUE(counter.wait_until_written(10s));
  auto const report = store::QueryReport::open(blocked.file).value();
  ASSERT_TRUE(report);
  EXPECT_EQ(store::sum_of(report->days(store::last_days(schema::today(), 2)).value()).searches, 1u);
}

TEST_F(QueryCounterTest, TellsWhatThereWasNoRoomFor) {
  QueryCounter::Settings small = settings();
  small.most_waiting = 3;
  small.interval = 1h;
  {
    QueryCounter counter(small, log());
    for (int i = 0; i < 10; ++i) counter.count({"khai sinh", 1, false, true});
  }
  EXPECT_EQ(read().sum.searches + read().sum.lost, 10u);
  EXPECT_GE(read().sum.lost, 1u);
}

TEST_F(QueryCounterTest, SeveralCountIntoOneFile) {
  constexpr int kCounters = 3;
  {
    QueryCounter::Settings patient = settings();
    patient.patience = 5s;
    std::vector<std::unique_ptr<QueryCounter>> counters;
    for (int i = 0; i < kCounters; ++i) {
      counters.push_back(std::make_unique<QueryCounter>(patient, log()));
    }
    for (int round = 0; round < 50; ++round) {
      for (auto const& counter : counters) counter->count({"khai sinh", 1, false, true});
      std::this_thread::sleep_for(2ms);
    }
  }
  EXPECT_EQ(read().sum.searches, 50u * kCounters);
}

TEST_F(QueryCounterTest, DropsWhatIsTooOld) {
  schema::Date const today = schema::today();
  {
    store::QueryLog log = store::QueryLog::open(file_).value();
    store::QueryBatch batch;
    batch.queries["cũ"] = {1, 0, 0, 0, 1, 1};
    ASSERT_TRUE(log.add(store::last_days(today, 31).from, batch));
    batch.queries = {{"còn", {1, 0, 0, 0, 1, 1}}};
    ASSERT_TRUE(log.add(store::last_days(today, 30).from, batch));
  }
  QueryCounter::Settings month = settings();
  month.keep_days = 30;
  QueryCounter counter(month, log());
  ASSERT_TRUE(counter.wait_until_written(10s));
  ASSERT_EQ(read().searched.size(), 1u);
  EXPECT_EQ(read().searched.front().query, "còn");
}

}  // namespace
}  // namespace tracuu::server
