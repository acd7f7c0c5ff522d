// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/request_params.hpp"

#include <gtest/gtest.h>

#include "tests/server/request_for.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using namespace std::string_literals;
using base::Language;

TEST(SearchParams, ReadsAll) {
  auto const params = read_search_params(
      request_for("/api/v1/search?q=khai+sinh&page=3&size=100&from=2020&to=2023-07&site=hn.gov.vn"
                  "&unit=UBND&place=x%C3%A3&category=Tin&type=Q%C4%90&year=2021&sort=newest&exact=1"
                  "&in_force=no&lang=en"),
      UnknownParameters::Refuse);
  ASSERT_TRUE(params.problems.empty());
  EXPECT_EQ(params.request.text, "khai sinh");
  EXPECT_EQ(params.request.page, 3u);
  EXPECT_EQ(params.request.size, 100u);
  EXPECT_EQ(params.request.filters.dates.from, test::day(2020, 1, 1));
  EXPECT_EQ(params.request.filters.dates.to, test::day(2023, 7, 31));
  EXPECT_EQ(params.request.filters[search::Facet::Site].text, "hn.gov.vn");
  EXPECT_EQ(params.request.filters[search::Facet::Unit].text, "UBND");
  EXPECT_EQ(params.request.filters[search::Facet::Place].text, "xã");
  EXPECT_EQ(params.request.filters[search::Facet::Category].text, "Tin");
  EXPECT_EQ(params.request.filters[search::Facet::Type].text, "QĐ");
  EXPECT_EQ(params.request.filters.year(), 2021);
  EXPECT_EQ(params.request.filters.in_force, search::InForce::No);
  EXPECT_EQ(params.request.sort, search::SortOrder::Newest);
  EXPECT_TRUE(params.request.exact);
  EXPECT_EQ(params.language, Language::English);
}

TEST(SearchParams, DaysMayStandFirst) {
  auto const params = read_search_params(request_for("/search?q=a&from=1/3/24&to=7/2024"),
                                         UnknownParameters::Refuse);
  ASSERT_TRUE(params.problems.empty());
  EXPECT_EQ(params.request.filters.dates.from, test::day(2024, 3, 1));
  EXPECT_EQ(params.request.filters.dates.to, test::day(2024, 7, 31));
}

TEST(SearchParams, EmptyValuesAreAbsent) {
  // What a form sends when only the box was filled in.
  auto const params =
      read_search_params(request_for("/search?q=a&from=&to=&site=&unit=&place=&category=&type=&"
                                     "year=&sort=&page=&size=&exact=&in_force=&lang="),
                         UnknownParameters::Refuse);
  EXPECT_TRUE(params.problems.empty());
  EXPECT_TRUE(params.request.filters.is_empty());
  EXPECT_EQ(params.request.size, 10u);
}

TEST(SearchParams, NamesTheWrongParameter) {
  struct Row {
    std::string target;
    char const* parameter;
  };
  Row const rows[] = {
      {"/?page=0", "page"},
      {"/?size=101", "size"},
      {"/?from=2023-02-30", "from"},
      {"/?to=x", "to"},
      {"/?sort=date", "sort"},
      {"/?exact=yes", "exact"},
      {"/?in_force=maybe", "in_force"},
      {"/?lang=fr", "lang"},
      {"/?Q=a", "Q"},
      {"/?q=a&q=b", "q"},
      {"/?page=1e3", "page"},
      {"/?year=0", "year"},
      {"/?year=mmxx", "year"},
      {"/?facets=site", "facets"},
      {"/?from=2023&to=2022", "to"},
      {"/?q="s + std::string(search::kMaxQueryBytes + 1, 'a'), "q"},
  };
  for (Row const& row : rows) {
    auto const params = read_search_params(request_for(row.target), UnknownParameters::Refuse);
    ASSERT_EQ(params.problems.size(), 1u) << row.target;
    EXPECT_EQ(params.problems[0].parameter, row.parameter) << row.target;
  }
}

TEST(ApiSearchParams, ReadsWhatProgramsAskFor) {
  auto const params = read_api_search_params(
      request_for("/?q=a&facets=year,site,year&facet_size=5&timeline=month&fields=id,score"
                  "&cursor=abc"));
  ASSERT_TRUE(params.problems.empty());
  EXPECT_EQ(params.request.facets, (std::vector{search::Facet::Year, search::Facet::Site}));
  EXPECT_EQ(params.request.facet_size, 5u);
  EXPECT_EQ(params.request.timeline, search::TimelineStep::Month);
  EXPECT_EQ(params.request.cursor, "abc");
  EXPECT_EQ(params.fields, (std::vector{formats::HitField::Id, formats::HitField::Score}));
  EXPECT_FALSE(params.request.snippets) << "not shown, not made";
  EXPECT_FALSE(params.request.related);
}

TEST(ApiSearchParams, MarksTextForEachFieldThatShowsIt) {
  for (char const* const field : {"title_html", "snippet_html", "title_marked", "snippet_marked"}) {
    auto const params = read_api_search_params(request_for("/?q=a&fields="s + field));
    ASSERT_TRUE(params.problems.empty()) << field;
    EXPECT_TRUE(params.request.snippets) << field;
  }
}

TEST(ApiSearchParams, CountsNothingUnlessAsked) {
  auto const params =
      read_api_search_params(request_for("/?q=a&facets=&timeline=&fields=&cursor="));
  ASSERT_TRUE(params.problems.empty());
  EXPECT_TRUE(params.request.facets.empty());
  EXPECT_FALSE(params.request.timeline);
  EXPECT_TRUE(params.fields.empty());
  EXPECT_TRUE(params.request.snippets);
  EXPECT_TRUE(params.request.related);
}

TEST(ApiSearchParams, NamesTheWrongParameter) {
  struct Row {
    std::string target;
    char const* parameter;
  };
  Row const rows[] = {
      {"/?facets=colour", "facets"},
      {"/?facets=site,,unit", "facets"},
      {"/?fields=body", "fields"},
      {"/?facet_size=0", "facet_size"},
      {"/?facet_size=101", "facet_size"},
      {"/?timeline=day", "timeline"},
      {"/?cursor="s + std::string(101, 'a'), "cursor"},
      {"/?cursor=a&page=2", "page"},
      {"/?by=year", "by"},
  };
  for (Row const& row : rows) {
    auto const params = read_api_search_params(request_for(row.target));
    ASSERT_EQ(params.problems.size(), 1u) << row.target;
    EXPECT_EQ(params.problems[0].parameter, row.parameter) << row.target;
  }
}

TEST(TimelineParams, GoByMonthUnlessToldOtherwise) {
  EXPECT_EQ(read_timeline_params(request_for("/?q=a")).request.timeline,
            search::TimelineStep::Month);
  EXPECT_EQ(read_timeline_params(request_for("/?q=a&by=year")).request.timeline,
            search::TimelineStep::Year);
  for (char const* const target : {"/?by=day", "/?size=3", "/?page=2", "/?sort=newest"}) {
    EXPECT_EQ(read_timeline_params(request_for(target)).problems.size(), 1u) << target;
  }
}

TEST(QueryParams, TakeNoPages) {
  EXPECT_TRUE(read_query_params(request_for("/?q=a&sort=newest&place=b")).problems.empty());
  EXPECT_EQ(read_query_params(request_for("/?q=a&page=2")).problems.size(), 1u);
}

TEST(SimilarParams, AreSizeAndLanguage) {
  EXPECT_EQ(read_similar_params(request_for("/")).size, 5u);
  EXPECT_EQ(read_similar_params(request_for("/?size=50&lang=en")).size, 50u);
  for (char const* const target : {"/?size=0", "/?size=51", "/?q=a", "/?lang=fr"}) {
    EXPECT_EQ(read_similar_params(request_for(target)).problems.size(), 1u) << target;
  }
}

TEST(SearchParams, PagesIgnoreWhatOtherSitesAdd) {
  auto const params =
      read_search_params(request_for("/search?q=a&fbclid=x"), UnknownParameters::Ignore);
  EXPECT_TRUE(params.problems.empty());
}

TEST(SearchParams, EmptyMeansNoTextAndNoFilter) {
  EXPECT_TRUE(read_search_params(request_for("/search?q=+&sort=newest"), UnknownParameters::Ignore)
                  .is_empty());
  EXPECT_FALSE(
      read_search_params(request_for("/search?from=2020"), UnknownParameters::Ignore).is_empty());
}

TEST(Languages, PagesDoNotLookAtTheBrowser) {
  Request request = request_for("/search?q=a");
  request.accept_language = "en-US,en;q=0.9";
  EXPECT_EQ(answer_language(request, Audience::Programs), Language::English);
  EXPECT_EQ(answer_language(request, Audience::People), Language::Vietnamese);
  request.parameters = {{"lang", "vi"}};
  EXPECT_EQ(answer_language(request, Audience::Programs), Language::Vietnamese);
}

}  // namespace
}  // namespace tracuu::server
