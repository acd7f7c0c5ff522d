// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/comparison_svg.hpp"

#include <gtest/gtest.h>

#include "server/urls/links.hpp"
#include "tests/server/compared.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/xml_checks.hpp"

namespace tracuu::server {
namespace {

constexpr char const* kBaseUrl = "https://tim.example";

TEST(ComparisonChart, LinesDifferWithoutColours) {
  std::vector<std::string> const queries = {"a", "b", "c", "d"};
  std::string const chart =
      comparison_chart(sample_comparison(queries), sample_compare_params(queries));
  expect_balanced(chart);
  EXPECT_EQ(count_of(chart, "class=\"line"), 4u);
  EXPECT_EQ(count_of(chart, "stroke-dasharray"), 3u);
  for (char const* dashes : {"\"8 4\"", "\"2 4\"", "\"10 4 2 4\""}) EXPECT_TRUE(has(chart, dashes));
  EXPECT_EQ(count_of(chart, "<circle class=\"marker s1\""), 2u) << "zero is no point to go to";
  EXPECT_EQ(count_of(chart, "<rect class=\"marker s2\""), 2u);
  EXPECT_EQ(count_of(chart, "<path class=\"marker s3\""), 2u);
  EXPECT_EQ(count_of(chart, "<path class=\"marker s4\""), 2u);
}

TEST(ComparisonChart, PointsLeadToTheSearch) {
  CompareParams const params = sample_compare_params({"phòng dịch"});
  std::string const chart = comparison_chart(sample_comparison(params.queries), params);
  EXPECT_TRUE(has(chart,
                  "href=\"/search?q=ph%C3%B2ng%20d%E1%BB%8Bch&amp;from=2009-03-01&amp;"
                  "to=2009-03-31&amp;sort=newest\" tabindex=\"-1\" aria-label=\"phòng dịch · "
                  "3/2009: 2\""));
  EXPECT_TRUE(has(chart, "<title>phòng dịch · 3/2009: 2</title>"));
}

TEST(ComparisonChart, DrawsCountsOrShares) {
  CompareParams params = sample_compare_params({"a"});
  Comparison comparison = sample_comparison(params.queries);
  // The most, 2, is at the top: 300 - 30 is the ground, 26 the top.
  std::string const counts = comparison_chart(comparison, params);
  EXPECT_TRUE(has(counts, "d=\"M167.3 270.0L382.0 148.0L596.7 26.0\"")) << counts;
  EXPECT_TRUE(has(counts, ">thông báo</text>"));
  params.scale = CompareScale::PerMille;
  comparison.all = {100, 0, 1'000};
  std::string const shares = comparison_chart(comparison, params);
  EXPECT_TRUE(has(shares, "d=\"M167.3 270.0M596.7 26.0\"")) << "a gap where there is nothing";
  EXPECT_TRUE(has(shares, ">0,5</text>"));
  EXPECT_TRUE(has(shares, ">trên 1.000 thông báo</text>"));
}

TEST(ComparisonChart, MarksPeaksOfManyPoints) {
  CompareParams const params = sample_compare_params({"a"});
  std::string const chart = comparison_chart(sample_comparison(params.queries, 240), params);
  EXPECT_EQ(count_of(chart, "class=\"point\""), 40u);
  EXPECT_TRUE(has(chart, "12/2028: 239")) << "the highest of its few";
  EXPECT_TRUE(has(chart, ">2010</text>"));
  EXPECT_LE(count_of(chart, "text-anchor=\"middle\""), 12u);
}

TEST(ComparisonChart, NothingFoundIsAFlatLine) {
  CompareParams const params = sample_compare_params({"a"});
  std::string const chart = comparison_chart(sample_comparison(params.queries, 1), params);
  expect_balanced(chart);
  EXPECT_FALSE(has(chart, "nan"));
  EXPECT_FALSE(has(chart, "class=\"point\""));
}

TEST(ComparisonSvg, StandsAlone) {
  CompareParams params = sample_compare_params({"phòng chống dịch", "lúa"});
  params.site = "gv.example";
  std::string const svg = comparison_svg(sample_comparison(params.queries), params, kBaseUrl);
  pugi::xml_document document;
  parse_xml(svg, document);
  pugi::xml_node const root = document.child("svg");
  EXPECT_STREQ(root.attribute("xmlns").value(), "http://www.w3.org/2000/svg");
  EXPECT_STREQ(root.child_value("title"), "Số thông báo theo tháng");
  EXPECT_EQ(root.child_value("desc"), kBaseUrl + compare_url(params));
  EXPECT_TRUE(has(svg, ">phòng chống dịch (3)</text>"));
  EXPECT_TRUE(has(svg, "Nguồn: Tra Cứu, https://tim.example; trang: gv.example</text>"));
  EXPECT_TRUE(has(svg, "href=\"https://tim.example/search?q="));
  EXPECT_FALSE(has(svg, "href=\"/"));
  EXPECT_FALSE(has(svg, "<style")) << "no policy can take its colours";
}

TEST(ComparisonSvg, NothingBecomesMarkup) {
  std::vector<std::string> const queries = {hostile_text(), "href=\"/x\" ]]> <script>"};
  CompareParams const params = sample_compare_params(queries);
  std::string const svg =
      comparison_svg(sample_comparison(queries), params, "https://a.example/\"><script><b>");
  pugi::xml_document document;
  parse_xml(svg, document);
  EXPECT_FALSE(has(svg, "<script"));
  EXPECT_FALSE(has(svg, "<b>"));
  expect_balanced(comparison_chart(sample_comparison(queries), params));
}

TEST(ComparisonSvg, LongQueriesAreCutAtABlank) {
  std::string query = "đê";
  for (int word = 0; word < 40; ++word) query += " điều";
  CompareParams const params = sample_compare_params({query});
  std::string const svg = comparison_svg(sample_comparison(params.queries), params, kBaseUrl);
  EXPECT_TRUE(has(svg, "điều … (3)</text>"));
}

}  // namespace
}  // namespace tracuu::server
