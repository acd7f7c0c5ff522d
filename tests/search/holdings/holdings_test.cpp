// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/holdings.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "search/api/facet_counts.hpp"
#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

std::string listed(FacetHoldings const& facet) {
  std::string text;
  for (FacetValue const& value : facet.counts.values) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", value.value, value.count);
  }
  return fmt::format("{}; without {}", text, facet.without);
}

class HoldingsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    vankhe_ = std::make_unique<test::SmallIndex>(test::vankhe_announcements());
  }
  static void TearDownTestSuite() { vankhe_.reset(); }

  static Holdings count(HoldingsRequest const& request) {
    return vankhe_->searcher().holdings(request).value();
  }

  static inline std::unique_ptr<test::SmallIndex> vankhe_;
};

TEST_F(HoldingsTest, CountAllAndWhatHasNoDate) {
  Holdings const holdings = count({});
  EXPECT_EQ(holdings.announcements, 13u);
  EXPECT_EQ(holdings.undated, 1u);
  ASSERT_EQ(holdings.days.size(), 12u);
  EXPECT_EQ(schema::format_iso_date(holdings.days.front().day), "2009-02-16");
  EXPECT_EQ(schema::format_iso_date(holdings.days.back().day), "2024-02-01");
  EXPECT_TRUE(holdings.facets.empty());
}

TEST_F(HoldingsTest, CountEachValueAndWhatHasNone) {
  struct {
    Facet facet;
    char const* expected;
  } const rows[] = {
      {Facet::Site,
       "vankhe.example 9, donglac.vankhe.example 3, ankhe.vankhe.example 1; without 0"},
      {Facet::Place, "huyện Vân Khê 7, xã Đồng Lạc 3, xã An Khê 2; without 1"},
      {Facet::Category, "Tin tức 9, Thông báo 4; without 0"},
      {Facet::Author, "Hồng Hạ 2, Lê Thị Hòa 2, Trần Văn Đường 2; without 7"},
      {Facet::Type, "QD 3, TB 1; without 9"},
  };
  for (auto const& row : rows) {
    HoldingsRequest request;
    request.facets = {row.facet};
    EXPECT_EQ(listed(count(request).facets.at(0)), row.expected);
  }
}

TEST_F(HoldingsTest, AreInTheOrderOfNamesIfAsked) {
  HoldingsRequest request;
  request.facets = {Facet::Place, Facet::Type};
  request.order = ValueOrder::Name;
  Holdings const holdings = count(request);
  EXPECT_EQ(listed(holdings.facets.at(0)),
            "huyện Vân Khê 7, xã An Khê 2, xã Đồng Lạc 3; without 1");
  // By the names that readers see: quyết định, thông báo.
  EXPECT_EQ(listed(holdings.facets.at(1)), "QD 3, TB 1; without 9");
}

TEST_F(HoldingsTest, KeepToTheDates) {
  HoldingsRequest request;
  request.dates = *schema::parse_iso_period("2020");
  request.facets = {Facet::Unit, Facet::Type};
  Holdings const holdings = count(request);
  EXPECT_EQ(holdings.announcements, 3u);
  EXPECT_EQ(holdings.undated, 0u);
  EXPECT_EQ(holdings.days.size(), 3u);
  EXPECT_EQ(listed(holdings.facets.at(0)), "UBND huyện Vân Khê 3; without 0");
  EXPECT_EQ(listed(holdings.facets.at(1)), "QD 3; without 0");
  request.dates = *schema::parse_iso_period("1999");
  EXPECT_EQ(count(request).announcements, 0u);
  EXPECT_TRUE(count(request).facets.at(0).counts.values.empty());
}

// The archive and the page of results must tell the same numbers: two ways to count.
TEST_F(HoldingsTest, AgreeWithASearchForAll) {
  for (char const* const period : {"2009", "2020", "2023-05", "2024"}) {
    HoldingsRequest request;
    request.dates = *schema::parse_iso_period(period);
    for (FacetRow const& row : kFacets) {
      if (row.in_archive) request.facets.push_back(row.facet);
    }
    Holdings const holdings = count(request);
    SearchRequest asked;
    asked.filters.dates = request.dates;
    asked.facets = request.facets;
    asked.facet_size = kMaxFacetSize;
    SearchAnswer const answer = vankhe_->searcher().search(asked).value();
    EXPECT_EQ(answer.total.lower, holdings.announcements) << period;
    for (std::size_t at = 0; at < answer.facets.size(); ++at) {
      FacetCounts const& counts = holdings.facets.at(at).counts;
      ASSERT_EQ(answer.facets[at].values.size(), counts.values.size()) << period;
      for (std::size_t value = 0; value < counts.values.size(); ++value) {
        EXPECT_EQ(answer.facets[at].values[value].value, counts.values[value].value);
        EXPECT_EQ(answer.facets[at].values[value].label, counts.values[value].label);
        EXPECT_EQ(answer.facets[at].values[value].count, counts.values[value].count);
      }
    }
  }
}

// The page links to what has no date by this query.
TEST_F(HoldingsTest, TheUndatedAreFoundByLeavingOutAllDates) {
  for (char const* const text : {"-date:0001..9999", "-ngày:0001..9999"}) {
    EXPECT_EQ(test::id_set(vankhe_->searcher().search(test::request_for(text)).value()), "hop-dan");
  }
}

// Where columns find no room, values are read as they are stored.
TEST(Holdings, AreTheSameByColumnsAndByStoredValues) {
  test::SmallIndex const index(test::sample_folder());
  Xapian::Database const database = index.database();
  Columns columns(std::make_shared<ColumnStore>());
  columns.follow(database, {});
  Columns none;
  none.follow(database, {});
  auto const text_of = [](Holdings const& holdings) {
    std::string text = fmt::format("{} {}", holdings.announcements, holdings.undated);
    for (DayCount const& day : holdings.days) {
      text += fmt::format(" {} {}", schema::format_iso_date(day.day), day.count);
    }
    for (FacetHoldings const& facet : holdings.facets) text += "\n" + listed(facet);
    return text;
  };
  HoldingsRequest request;
  for (FacetRow const& row : kFacets) request.facets.push_back(row.facet);
  for (ValueOrder const order : {ValueOrder::Count, ValueOrder::Name}) {
    request.order = order;
    for (char const* const dates : {"", "2020", "2019-03"}) {
      request.dates = *dates == 0 ? schema::DateRange{} : *schema::parse_iso_period(dates);
      EXPECT_EQ(text_of(count_holdings(database, columns, request).value()),
                text_of(count_holdings(database, none, request).value()))
          << dates;
    }
  }
  EXPECT_GT(count_holdings(database, columns, {}).value().announcements, 100u);
}

TEST(Holdings, OfAnEmptyArchiveAreNone) {
  test::SmallIndex const index(std::vector{test::vankhe_announcements().front()});
  auto database = index.database();
  HoldingsRequest request;
  request.facets = {Facet::Site};
  request.dates = *schema::parse_iso_period("1999");
  Columns columns;
  columns.follow(database, {});
  auto const holdings = count_holdings(database, columns, request);
  ASSERT_TRUE(holdings);
  EXPECT_EQ(holdings->announcements, 0u);
  Xapian::Database const nothing;
  columns.follow(nothing, {"nothing", 0});
  auto const empty = count_holdings(nothing, columns, {});
  ASSERT_TRUE(empty);
  EXPECT_EQ(empty->announcements, 0u);
  EXPECT_EQ(empty->undated, 0u);
  EXPECT_TRUE(empty->days.empty());
}

TEST(Holdings, FollowChangesOfTheIndex) {
  auto announcements = test::vankhe_announcements();
  test::SmallIndex const index(announcements);
  auto searcher = index.searcher();
  HoldingsRequest request;
  request.facets = {Facet::Type, Facet::Site};
  EXPECT_EQ(searcher.holdings(request)->announcements, 13u);
  announcements.resize(1);
  announcements[0].number = "8/KH-TP";
  announcements[0].numbers = {"8/KH-TP"};
  announcements[0].title = "Tin";
  announcements[0].date.reset();
  index.add(announcements);
  Holdings const holdings = searcher.holdings(request).value();
  EXPECT_EQ(holdings.announcements, 13u);
  EXPECT_EQ(holdings.undated, 2u);
  EXPECT_EQ(listed(holdings.facets.at(0)), "QD 3, KH 1; without 9");
}

}  // namespace
}  // namespace tracuu::search
