// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query_report.hpp"

#include <gtest/gtest.h>

#include "store/query_log.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

using namespace std::chrono_literals;

constexpr QueryPeriod kPeriod{2026y / 11 / 1, 2026y / 11 / 30};

std::vector<std::string> names(std::vector<QueryFigures> const& figures) {
  std::vector<std::string> all;
  for (QueryFigures const& each : figures) all.push_back(each.query);
  return all;
}

class QueryReportTest : public ::testing::Test {
 protected:
  QueryReportTest() {
    QueryLog log = QueryLog::open(file_).value();
    QueryBatch first;
    first.queries = {{"khai sinh", {5, 0, 0, 1, 60, 12}},
                     {"giá đất", {3, 3, 0, 0, 0, 0}},
                     {"hộ nghèo", {4, 0, 4, 0, 8, 2}},
                     {"một lần", {1, 0, 0, 0, 1, 1}},
                     {"tuyển dụng", {6, 0, 0, 0, 6, 1}}};
    first.opened = {
        {{"khai sinh", "gv-1", 1}, 3}, {{"khai sinh", "gv-2", 2}, 1}, {{"hộ nghèo", "gv-1", 1}, 1}};
    EXPECT_TRUE(log.add(2026y / 11 / 10, first));
    QueryBatch second;
    second.queries = {{"khai sinh", {2, 1, 0, 0, 0, 0}}, {"giá đất", {2, 0, 0, 0, 18, 9}}};
    second.day.personal = 4;
    EXPECT_TRUE(log.add(2026y / 11 / 11, second));
    QueryBatch outside;
    outside.queries = {{"khai sinh", {100, 0, 0, 0, 1, 1}}};
    outside.opened = {{{"khai sinh", "gv-9", 7}, 50}};
    EXPECT_TRUE(log.add(2026y / 12 / 1, outside));
  }

  test::TestFolder folder_;
  std::filesystem::path file_ = folder_.path() / "queries.sqlite";
  QueryReport report() const { return std::move(*QueryReport::open(file_).value()); }
};

TEST_F(QueryReportTest, RanksByWhatIsAsked) {
  QueryReport const report = this->report();
  EXPECT_EQ(names(report.queries(QueryRanking::Searches, kPeriod, {2, 10}).value()),
            (std::vector<std::string>{"khai sinh", "tuyển dụng", "giá đất", "hộ nghèo"}));
  EXPECT_EQ(names(report.queries(QueryRanking::InVain, kPeriod, {2, 10}).value()),
            (std::vector<std::string>{"hộ nghèo", "giá đất", "khai sinh"}));
  EXPECT_EQ(names(report.queries(QueryRanking::Unopened, kPeriod, {2, 10}).value()),
            (std::vector<std::string>{"tuyển dụng", "giá đất"}));
  EXPECT_EQ(names(report.queries(QueryRanking::Searches, kPeriod, {2, 2}).value()).size(), 2u);
}

TEST_F(QueryReportTest, NeverTellsWhatWasAskedTooRarely) {
  for (QueryRanking const ranking :
       {QueryRanking::Searches, QueryRanking::InVain, QueryRanking::Unopened}) {
    for (QueryFigures const& each : report().queries(ranking, kPeriod, {4, 100}).value()) {
      EXPECT_GE(each.searches, 4u) << each.query;
    }
  }
}

TEST_F(QueryReportTest, AddsUpThePeriod) {
  auto const all = report().queries(QueryRanking::Searches, kPeriod, {1, 10}).value();
  EXPECT_EQ(all.front(), (QueryFigures{"khai sinh", 7, 1, 0, 1, 0, 4, "2026-11-11"}));
  EXPECT_EQ(all.at(2), (QueryFigures{"giá đất", 5, 3, 0, 0, 9, 0, "2026-11-11"}));
}

TEST_F(QueryReportTest, TellsPlacesAnnouncementsAndDays) {
  QueryReport const report = this->report();
  EXPECT_EQ(report.positions(kPeriod, 10).value(), (std::vector<PositionFigures>{{1, 4}, {2, 1}}));
  EXPECT_EQ(report.announcements(kPeriod, 10).value(),
            (std::vector<OpenedFigures>{{"gv-1", 4}, {"gv-2", 1}}));
  auto const days = report.days(kPeriod).value();
  ASSERT_EQ(days.size(), 2u);
  EXPECT_EQ(days.front(), (DayFigures{"2026-11-10", 19, 3, 4, 1, 5, 0, 0, 0, 0}));
  EXPECT_EQ(days.back(), (DayFigures{"2026-11-11", 4, 1, 0, 0, 0, 4, 0, 0, 0}));
  EXPECT_EQ(sum_of(days).searches, 23u);
}

TEST_F(QueryReportTest, ThereMayBeNoLog) {
  EXPECT_FALSE(QueryReport::open(folder_.path() / "none.sqlite").value());
}

// Who writes makes the file first, and then its tables.
TEST_F(QueryReportTest, AFileThatWasJustMadeIsNoLogYet) {
  test::TestFolder const folder;
  auto const report = QueryReport::open(folder.write("queries.sqlite", ""));
  ASSERT_TRUE(report) << to_string(report.error());
  EXPECT_FALSE(*report);
}

TEST(LastDays, EndToday) {
  QueryPeriod const week = last_days(2026y / 3 / 2, 7);
  EXPECT_EQ(week.from, 2026y / 2 / 24);
  EXPECT_EQ(week.to, 2026y / 3 / 2);
}

}  // namespace
}  // namespace tracuu::store
