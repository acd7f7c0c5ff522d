// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/archive_params.hpp"

#include <gtest/gtest.h>

#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "tests/server/request_for.hpp"

namespace tracuu::server {
namespace {

using base::Language;

TEST(CompareParams, ReadUpToFourQueriesAndLeaveEmptyOnesOut) {
  CompareParams const params = read_compare_params(request_for(
      "/kho/compare?q=ph%C3%B2ng+ch%E1%BB%91ng+d%E1%BB%8Bch&q=&q=%20&q=l%C3%BAa&by=year&"
      "scale=permille&from=2009&to=2012-06&site=gv.example&lang=en&utm_source=x"));
  EXPECT_TRUE(params.problems.empty());
  EXPECT_EQ(params.queries, (std::vector<std::string>{"phòng chống dịch", "lúa"}));
  EXPECT_EQ(params.step, search::TimelineStep::Year);
  EXPECT_EQ(params.scale, CompareScale::PerMille);
  EXPECT_EQ(schema::format_iso_date(*params.dates.to), "2012-06-30");
  EXPECT_EQ(compare_url(params),
            "/kho/compare?q=ph%C3%B2ng%20ch%E1%BB%91ng%20d%E1%BB%8Bch&q=l%C3%BAa&by=year&"
            "scale=permille&from=2009-01-01&to=2012-06-30&site=gv.example&lang=en");
  EXPECT_EQ(compare_url(params, ".csv").substr(0, 17), "/kho/compare.csv?");
}

TEST(CompareParams, SurviveTheirAddress) {
  CompareParams params;
  params.queries = {"a&b=\"c\"", "đê +x"};
  params.dates.to = schema::parse_iso_date("2012-06-30");
  CompareParams const again = read_compare_params(request_for(compare_url(params)));
  EXPECT_EQ(again.queries, params.queries);
  EXPECT_EQ(again.dates.to, params.dates.to);
  EXPECT_FALSE(again.dates.from);
  EXPECT_EQ(compare_url(again), compare_url(params));
}

TEST(CompareParams, RefuseWhatCannotBeComparedAndNameIt) {
  struct {
    char const* target;
    char const* parameter;
  } const rows[] = {
      {"/kho/compare?q=a&q=b&q=c&q=d&q=e", "q"}, {"/kho/compare?q=&q=+", "q"},
      {"/kho/compare?q=a&by=week", "by"},        {"/kho/compare?q=a&scale=log", "scale"},
      {"/kho/compare?q=a&from=2009-13", "from"}, {"/kho/compare?q=a&from=2012&to=2009", "to"},
  };
  for (auto const& row : rows) {
    CompareParams const params = read_compare_params(request_for(row.target));
    ASSERT_EQ(params.problems.size(), 1u) << row.target;
    EXPECT_EQ(params.problems.front().parameter, row.parameter) << row.target;
    EXPECT_LE(params.queries.size(), kMaxCompared);
  }
  EXPECT_TRUE(read_compare_params(request_for("/kho/compare?q=a&q=b&q=c&q=d")).problems.empty());
  CompareParams const first = read_compare_params(request_for("/kho/compare"));
  EXPECT_TRUE(first.problems.empty()) << "nothing asked yet";
  EXPECT_FALSE(first.was_asked);
  std::string const long_query(search::kMaxQueryBytes + 1, 'a');
  EXPECT_FALSE(
      read_compare_params(request_for("/kho/compare?q=a&q=" + long_query)).problems.empty());
}

TEST(CompareParams, LinksFindWhatWasCounted) {
  CompareParams params;
  params.site = "gv.example";
  auto const request = compared_search(params, "đê", *schema::parse_iso_period("2009-07"));
  EXPECT_EQ(search_url(request, Language::Vietnamese),
            "/search?q=%C4%91%C3%AA&from=2009-07-01&to=2009-07-31&site=gv.example&sort=newest");
}

TEST(ArchiveListParams, AreReadAndWritten) {
  ArchiveListParams const params = read_archive_list_params(
      search::Facet::Unit, request_for("/kho/unit?period=2009-07&sort=name&page=3&lang=en"));
  EXPECT_TRUE(params.problems.empty());
  EXPECT_EQ(archive_list_url(params), "/kho/unit?period=2009-07&sort=name&page=3&lang=en");
  EXPECT_EQ(archive_list_url({}), "/kho/site");
  struct {
    char const* target;
    char const* parameter;
  } const rows[] = {
      {"/kho/unit?period=2009-13", "period"},
      {"/kho/unit?period=2009-07-01", "period"},
      {"/kho/unit?sort=size", "sort"},
      {"/kho/unit?page=0", "page"},
  };
  for (auto const& row : rows) {
    auto const problems =
        read_archive_list_params(search::Facet::Unit, request_for(row.target)).problems;
    ASSERT_EQ(problems.size(), 1u) << row.target;
    EXPECT_EQ(problems.front().parameter, row.parameter);
  }
}

}  // namespace
}  // namespace tracuu::server
