// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/request_params.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "server/http/target.hpp"
#include "server/urls/links.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using namespace std::string_literals;
using base::Language;

Request request_for(std::string_view target) {
  auto decoded = decode_target(target);
  EXPECT_TRUE(decoded) << target;
  Request request;
  request.path = decoded->path;
  request.parameters = decoded->parameters;
  return request;
}

TEST(DecodeTarget, DecodesPathAndQuery) {
  auto const target = decode_target("/a%2Fb+c?q=th%E1%BB%A7+t%E1%BB%A5c%2B&&empty=&flag&=x&a=b=c");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a/b+c");  // '+' is a space in the query only
  ASSERT_EQ(target->parameters.size(), 5u);
  EXPECT_EQ(target->parameters[0].name, "q");
  EXPECT_EQ(target->parameters[0].value, "thủ tục+");
  EXPECT_EQ(target->parameters[1].name, "empty");
  EXPECT_EQ(target->parameters[2].name, "flag");
  EXPECT_EQ(target->parameters[2].value, "");
  EXPECT_EQ(target->parameters[3].name, "");
  EXPECT_EQ(target->parameters[4].value, "b=c");
}

TEST(DecodeTarget, DecodesOnceOnly) {
  auto const target = decode_target("/search?q=100%2525");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->parameters[0].value, "100%25");
}

TEST(DecodeTarget, TakesRawUtf8AndAbsoluteForm) {
  auto const target = decode_target("http://tra.gov.vn/search?q=đất");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/search");
  EXPECT_EQ(target->parameters[0].value, "đất");
  EXPECT_EQ(decode_target("https://tra.gov.vn")->path, "/");
}

TEST(DecodeTarget, Refuses) {
  struct Row {
    std::string target;
    char const* why;
  };
  Row const rows[] = {
      {"/search?q=%zz", "not hexadecimal"},
      {"/search?q=%4", "cut off"},
      {"/%", "nothing follows"},
      {"/search?q=%ff", "not UTF-8"},
      {"/search?q=%c3%28", "not UTF-8"},
      {"/search?q=%ed%a0%80", "a surrogate"},
      {"/search?q=%c0%af", "an overlong slash"},
      {"/search?q=a%00b", "NUL"},
      {"/a%00", "NUL in the path"},
      {"/search?a%00=1", "NUL in a name"},
      {"/search?q=\xff", "raw bytes"},
      {"", "empty"},
      {"search", "no slash"},
      {"*", "for OPTIONS only"},
      {"ftp://x/", "another scheme"},
  };
  for (Row const& row : rows) EXPECT_FALSE(decode_target(row.target)) << row.why;
}

TEST(PercentEncode, KeepsUnreservedOnly) {
  EXPECT_EQ(percent_encode("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(percent_encode("a b&c=d/\"<đ"), "a%20b%26c%3Dd%2F%22%3C%C4%91");
}

TEST(SearchParams, ReadsAll) {
  auto const params = read_search_params(
      request_for("/api/v1/search?q=khai+sinh&page=3&size=100&from=2020&to=2023-07&site=hn.gov.vn"
                  "&unit=UBND&place=x%C3%A3&category=Tin&type=Q%C4%90&year=2021&sort=newest&exact=1"
                  "&lang=en"),
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
  EXPECT_EQ(params.request.sort, search::SortOrder::Newest);
  EXPECT_TRUE(params.request.exact);
  EXPECT_EQ(params.language, Language::English);
}

TEST(SearchParams, EmptyValuesAreAbsent) {
  // What a form sends when only the box was filled in.
  auto const params =
      read_search_params(request_for("/search?q=a&from=&to=&site=&unit=&place=&category=&type=&"
                                     "year=&sort=&page=&size=&exact=&lang="),
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

TEST(SearchUrl, IsReadBackUnchanged) {
  search::SearchRequest request;
  request.text = "\"cải cách\" -đất & 100% <b>+/?#";
  request.page = 4;
  request.size = 20;
  request.filters.dates = {test::day(2020, 2, 29), test::day(2023, 7, 31)};
  request.filters[search::Facet::Site].text = "hn.gov.vn";
  request.filters[search::Facet::Unit].text = "Phòng VH&TT";
  request.filters[search::Facet::Place] =
      search::read_filter(search::Facet::Place, "\"xã An Khê\"");
  request.filters[search::Facet::Category].text = "Tin & bài";
  request.filters[search::Facet::Type].text = "quyết định";
  request.filters[search::Facet::Year].text = "2021";
  request.sort = search::SortOrder::Oldest;
  request.exact = true;
  auto const read = read_search_params(request_for(search_url(request, Language::English)),
                                       UnknownParameters::Refuse);
  ASSERT_TRUE(read.problems.empty());
  auto const all = [](search::SearchRequest const& r) {
    return std::tuple(r.text, r.page, r.size, r.filters.dates.from, r.filters.dates.to,
                      r.filters.by_facet, r.sort, r.exact);
  };
  EXPECT_EQ(all(read.request), all(request));
  EXPECT_EQ(read.language, Language::English);
}

TEST(SearchUrl, HasTheFilterOfEachFacet) {
  struct Row {
    search::Facet facet;
    char const* value;
    char const* url;  ///< its part of the search's
  };
  constexpr Row kRows[] = {
      {search::Facet::Site, "hn.gov.vn", "&site=hn.gov.vn"},
      {search::Facet::Unit, "UBND xã", "&unit=%22UBND%20x%C3%A3%22"},
      {search::Facet::Place, "xã An", "&place=%22x%C3%A3%20An%22"},
      {search::Facet::Author, "Hồng Hạ", "&author=%22H%E1%BB%93ng%20H%E1%BA%A1%22"},
      {search::Facet::Category, "Tin \"nóng\"", "&category=Tin%20%22n%C3%B3ng%22"},
      {search::Facet::Type, "QD", "&type=QD"},
      {search::Facet::FileType, "PDF", "&filetype=PDF"},
      {search::Facet::Charset, "TCVN3", "&charset=TCVN3"},
      {search::Facet::Year, "2023", "&year=2023"},
  };
  EXPECT_EQ(std::size(kRows), search::kFacetCount);
  for (Row const& row : kRows) {
    search::SearchRequest request;
    request.filters[row.facet] = search::filter_for_value(row.facet, row.value);
    EXPECT_EQ(search_url(request, Language::Vietnamese), std::string("/search?q=") + row.url);
    EXPECT_EQ(request.filters[row.facet].text, row.value);
    request.filters[row.facet] = search::filter_for_value(row.facet, "");
    EXPECT_EQ(request.filters[row.facet].text, "") << row.url;
    EXPECT_EQ(search_url(request, Language::Vietnamese), "/search?q=");
  }
}

TEST(SearchUrl, LeavesDefaultsOut) {
  search::SearchRequest request;
  request.text = "đất";
  EXPECT_EQ(search_url(request, Language::Vietnamese), "/search?q=%C4%91%E1%BA%A5t");
}

TEST(AnnouncementUrl, EncodesTheId) {
  EXPECT_EQ(announcement_url("https://a/b?c=1", Language::English),
            "/announcements/https%3A%2F%2Fa%2Fb%3Fc%3D1?lang=en");
  search::SearchRequest request;
  request.text = "khai sinh";
  request.page = 2;
  EXPECT_EQ(found_announcement_url("a/b", request, base::Language::English),
            "/announcements/a%2Fb?q=khai%20sinh&page=2&lang=en");
}

TEST(Languages, PagesDoNotLookAtTheBrowser) {
  Request request = request_for("/search?q=a");
  request.accept_language = "en-US,en;q=0.9";
  EXPECT_EQ(api_language(request), Language::English);
  EXPECT_EQ(page_language(request), Language::Vietnamese);
  request.parameters = {{"lang", "vi"}};
  EXPECT_EQ(api_language(request), Language::Vietnamese);
}

}  // namespace
}  // namespace tracuu::server
