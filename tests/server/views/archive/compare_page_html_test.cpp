// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/compare_page_html.hpp"

#include <gtest/gtest.h>

#include "search/api/note.hpp"
#include "tests/server/compared.hpp"
#include "tests/server/html_checks.hpp"

namespace tracuu::server {
namespace {

using base::Language;

TEST(ComparePage, HasTheChartAndTheTableBehindIt) {
  CompareParams const params = sample_compare_params({"phòng chống dịch", "nông thôn mới"});
  std::string const page = compare_page_html(sample_comparison(params.queries), params);
  expect_sound_html(page, "vi");
  EXPECT_TRUE(has(page, "noindex"));
  EXPECT_EQ(count_of(page, "class=\"line s"), 4u) << "two in the chart, two in the legend";
  EXPECT_TRUE(has(page, "<th scope=\"row\">3/2009</th>"));
  EXPECT_TRUE(has(page, "&amp;from=2009-03-01&amp;to=2009-03-31&amp;sort=newest\">4</a></td>"));
  EXPECT_TRUE(has(page, "<td>0</td>")) << "nothing to find, no link";
  EXPECT_TRUE(has(page, "href=\"/kho/compare.svg?q=ph"));
  EXPECT_TRUE(has(page, "href=\"/kho/compare.csv?q=ph"));
  EXPECT_TRUE(has(page, "scale=permille\">Trên 1.000"));
  EXPECT_TRUE(has(page, "value=\"nông thôn mới\""));
  EXPECT_EQ(count_of(page, "name=\"q\" type=\"text\""), 4u);
}

TEST(ComparePage, TellsHowQueriesWereReadAndWhatIsNotDrawn) {
  CompareParams const params = sample_compare_params({"cai cach"});
  Comparison comparison = sample_comparison(params.queries);
  comparison.series[0].notes = {{search::NoteCode::MarksRestored, "cải cách", "cai cach"}};
  comparison.series[0].is_least = true;
  comparison.left_out = 12;
  std::string const page = compare_page_html(comparison, params);
  EXPECT_TRUE(has(page, "· Đang tìm: cải cách"));
  EXPECT_TRUE(has(page, "ít nhất 3 thông báo"));
  EXPECT_TRUE(has(page, "Còn 12 thông báo sớm hơn 1/2009 không vẽ ở đây"));
}

TEST(ComparePage, ShowsShares) {
  CompareParams params = sample_compare_params({"a"});
  params.scale = CompareScale::PerMille;
  params.language = Language::English;
  Comparison comparison = sample_comparison(params.queries);
  comparison.all = {0, 400, 300};
  std::string const page = compare_page_html(comparison, params);
  expect_sound_html(page, "en");
  EXPECT_TRUE(has(page, ">2.5</a></td>"));
  EXPECT_TRUE(has(page, "<td>–</td>")) << "a share of nothing";
  EXPECT_TRUE(has(page, "a (‰)"));
}

TEST(ComparePage, BeginsWithAnExampleAndSaysWhatIsWrong) {
  std::string const first = compare_page_html({}, {});
  expect_sound_html(first, "vi");
  EXPECT_TRUE(has(first, "Ví dụ:"));
  EXPECT_FALSE(has(first, "class=\"chart\""));
  CompareParams params = sample_compare_params({"a"});
  params.problems = {{422, "InvalidArgument", "Tham số “q” sai.", "Bad “q”.", "q"}};
  std::string const bad = compare_page_html({}, params);
  expect_sound_html(bad, "vi");
  EXPECT_TRUE(has(bad, "<p>Tham số “q” sai.</p>"));
  EXPECT_FALSE(has(bad, "Ví dụ:"));
  CompareParams const nothing = sample_compare_params({"a"});
  EXPECT_TRUE(has(compare_page_html(sample_comparison({"a"}, 0), nothing),
                  "Không có thông báo nào có ngày đăng"));
}

TEST(ComparePage, NothingBecomesMarkup) {
  std::vector<std::string> const queries = {"\"><script>alert(1)</script>", "</svg><img src=x>"};
  CompareParams params = sample_compare_params(queries);
  params.site = "\"><b>";
  std::string const page = compare_page_html(sample_comparison(queries), params);
  expect_sound_html(page, "vi");
  for (char const* text : {"<script>", "<img", "\"><b>"}) EXPECT_FALSE(has(page, text)) << text;
}

}  // namespace
}  // namespace tracuu::server
