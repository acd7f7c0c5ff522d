// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/comparison.hpp"

#include <gtest/gtest.h>

#include "search/api/facet_counts.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::server {
namespace {

using base::Language;

search::SearchAnswer timeline_of(std::vector<search::TimelinePeriod> timeline) {
  search::SearchAnswer answer;
  answer.timeline = std::move(timeline);
  return answer;
}

CompareParams params_of(std::vector<std::string> queries,
                        search::TimelineStep step = search::TimelineStep::Month) {
  CompareParams params;
  params.queries = std::move(queries);
  params.step = step;
  return params;
}

TEST(Comparison, HasEveryPeriodBetweenTheFirstAndTheLast) {
  Comparison const months =
      make_comparison(params_of({"a", "b"}), timeline_of({{"2009-11", 10}, {"2010-02", 20}}),
                      {timeline_of({{"2010-02", 5}}), timeline_of({})}, kAllPeriods);
  ASSERT_EQ(months.periods.size(), 4u);
  EXPECT_EQ(period_value(months.periods[2]), "2010-01");
  EXPECT_EQ(months.all, (std::vector<std::size_t>{10, 0, 0, 20}));
  EXPECT_EQ(months.series.at(0).counts, (std::vector<std::size_t>{0, 0, 0, 5}));
  EXPECT_EQ(months.series.at(0).total, 5u);
  EXPECT_EQ(months.series.at(1).total, 0u);
  EXPECT_EQ(months.left_out, 0u);
  Comparison const years =
      make_comparison(params_of({"a"}, search::TimelineStep::Year),
                      timeline_of({{"2009", 1}, {"2012", 2}}), {timeline_of({})}, kAllPeriods);
  EXPECT_EQ(years.periods.size(), 4u);
  EXPECT_EQ(period_value(years.periods.back()), "2012");
}

TEST(Comparison, KeepsTheNewestAndCountsWhatItLeavesOut) {
  Comparison const cut = make_comparison(params_of({"a"}, search::TimelineStep::Year),
                                         timeline_of({{"1945", 3}, {"2011", 1}, {"2012", 2}}),
                                         {timeline_of({{"1945", 3}, {"2011", 1}})}, 2);
  EXPECT_EQ(period_value(cut.periods.front()), "2011");
  EXPECT_EQ(cut.left_out, 3u);
  EXPECT_EQ(cut.series.at(0).counts, (std::vector<std::size_t>{1, 0}));
}

TEST(Comparison, OfFewMonthsAmongManyIsSparse) {
  auto const sparse_with = [](std::size_t months, std::size_t met) {
    Comparison comparison;
    comparison.periods.resize(months, ArchivePeriod{std::chrono::year(2009)});
    comparison.series.resize(2);
    for (ComparedSeries& series : comparison.series) series.counts.resize(months);
    std::fill_n(comparison.series.back().counts.begin(), met, 1);
    return is_sparse(comparison);
  };
  EXPECT_TRUE(sparse_with(25, 12));
  EXPECT_FALSE(sparse_with(25, 13)) << "one query is met in most months";
  EXPECT_FALSE(sparse_with(24, 1)) << "two years fit";
  EXPECT_FALSE(sparse_with(0, 0));
}

TEST(Comparison, OfNothingIsEmpty) {
  Comparison const none =
      make_comparison(params_of({"a"}), timeline_of({}), {timeline_of({})}, kAllPeriods);
  EXPECT_TRUE(none.periods.empty());
  EXPECT_EQ(none.series.size(), 1u);
}

TEST(Comparison, SharesAreOfThePeriod) {
  Comparison const months =
      make_comparison(params_of({"a"}), timeline_of({{"2009-01", 40}, {"2009-03", 8}}),
                      {timeline_of({{"2009-01", 1}, {"2009-03", 8}})}, 9);
  EXPECT_DOUBLE_EQ(*per_mille(months, months.series[0], 0), 25);
  EXPECT_FALSE(per_mille(months, months.series[0], 1)) << "a share of nothing";
  EXPECT_DOUBLE_EQ(*per_mille(months, months.series[0], 2), 1000);
}

TEST(Comparison, DaysStayWithinWhatWasAsked) {
  CompareParams params = params_of({"a"}, search::TimelineStep::Year);
  params.dates.from = schema::parse_iso_date("2009-06-15");
  schema::DateRange const days = compared_days(params, {std::chrono::year(2009)});
  EXPECT_EQ(schema::format_iso_date(*days.from), "2009-06-15");
  EXPECT_EQ(schema::format_iso_date(*days.to), "2009-12-31");
}

TEST(Comparison, DecimalsAreShort) {
  EXPECT_EQ(format_decimal(12.5, Language::Vietnamese), "12,5");
  EXPECT_EQ(format_decimal(12.5, Language::English), "12.5");
  EXPECT_EQ(format_decimal(100, Language::Vietnamese), "100");
  EXPECT_EQ(format_decimal(0.333, Language::Vietnamese), "0,33");
  EXPECT_EQ(format_decimal(0.00234, Language::Vietnamese), "0,0023") << "something is not 0";
  EXPECT_EQ(format_decimal(0, Language::Vietnamese), "0");
}

}  // namespace
}  // namespace tracuu::server
