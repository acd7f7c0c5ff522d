// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/facet_links_html.hpp"

#include <gtest/gtest.h>

#include "search/api/facet_counts.hpp"
#include "search/api/match_count.hpp"
#include "search/api/search_request.hpp"
#include "server/views/embedded_files.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/render_part.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using search::Facet;

search::SearchAnswer answer_with(search::FacetCounts counts) {
  search::SearchAnswer answer;
  answer.counted = search::MatchCount{20, 20, 20};
  answer.facets = {std::move(counts)};
  return answer;
}

std::string facets_of(search::SearchAnswer const& answer, SearchParams const& params = {}) {
  PageData data{PageData::type::object};
  bool const is_any = set_facets(data, answer, params);
  std::string const part = render_part(kFacetsTemplate, data, params.language);
  EXPECT_EQ(is_any, has(part, "class=\"facet\""));
  expect_balanced(part);
  return part;
}

TEST(FacetLinks, EachValueAddsItsFilter) {
  SearchParams params;
  params.request.text = "đê";
  params.request.page = 4;
  auto const answer = answer_with({Facet::Type, {{"QD", "quyết định", 1'200}, {"KH", "", 3}}, 2});
  std::string const part = facets_of(answer, params);
  EXPECT_TRUE(has(part, "Loại văn bản</h2>"));
  EXPECT_TRUE(has(part,
                  "<a href=\"/search?q=%C4%91%C3%AA&amp;type=QD\" lang=\"vi\">Quyết định</a> "
                  "<span class=\"value-count\">1.200</span>"));
  EXPECT_TRUE(has(part, "type=KH\" lang=\"vi\">KH</a>"));
  EXPECT_FALSE(has(part, "<details"));
  params.language = Language::English;
  EXPECT_TRUE(has(facets_of(answer, params), "type=QD&amp;lang=en\""));
}

TEST(FacetLinks, WholeNamesAreQuoted) {
  auto const answer = answer_with({Facet::Place, {{"xã An", "", 3}, {"xã Bình An", "", 2}}, 2});
  EXPECT_TRUE(has(facets_of(answer), "place=%22x%C3%A3%20An%22\""));
}

TEST(FacetLinks, ManyValuesAreFolded) {
  search::FacetCounts counts{Facet::Site, {}, 37};
  for (int at = 0; at < 10; ++at) counts.values.push_back({"s" + std::to_string(at), "", 2});
  std::string const part = facets_of(answer_with(counts));
  EXPECT_TRUE(has(part, "<summary>Thêm 5<"));
  EXPECT_LT(part.find(">s4<"), part.find("<details"));
  EXPECT_GT(part.find(">s5<"), part.find("<details"));
  EXPECT_TRUE(has(part, "10 giá trị nhiều nhất trong 37"));
  counts.values.resize(6);
  EXPECT_FALSE(has(facets_of(answer_with(counts)), "<details")) << "one more needs no fold";
}

TEST(FacetLinks, WhatWouldNotNarrowIsLeftOut) {
  search::FacetCounts const only{Facet::Site, {{"a.vn", "", 20}}, 1};
  EXPECT_FALSE(has(facets_of(answer_with(only)), "a.vn")) << "all have it";
  auto answer = answer_with(only);
  answer.facets[0].values[0].count = 19;
  EXPECT_TRUE(has(facets_of(answer), "a.vn")) << "one has no site";
  SearchParams on;
  on.request.filters[search::Facet::Site].text = "a.vn";
  EXPECT_FALSE(has(facets_of(answer, on), "a.vn")) << "the filter is on";
  EXPECT_FALSE(has(facets_of(answer_with({Facet::Site, {}, 0})), "<section"));
  EXPECT_FALSE(has(facets_of(answer_with({Facet::Year, {{"2023", "", 3}}, 1})), "2023"));
}

TEST(FacetLinks, CountsThatAreLeastSaySo) {
  auto answer = answer_with({Facet::Site, {{"a.vn", "", 20}, {"b.vn", "", 3}}, 2});
  EXPECT_FALSE(has(facets_of(answer), "là ít nhất"));
  answer.counted = search::MatchCount{20, 30, 40};
  EXPECT_TRUE(has(facets_of(answer), "là ít nhất"));
}

TEST(FacetLinks, ValuesAreEscaped) {
  std::string const part = facets_of(
      answer_with({Facet::Category, {{"\"><script>alert(1)</script>", "", 2}, {"b", "", 1}}, 2}));
  EXPECT_FALSE(has(part, "<script"));
  EXPECT_TRUE(has(part, "&lt;script&gt;"));
}

}  // namespace
}  // namespace tracuu::server
