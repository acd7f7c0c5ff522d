// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/histogram_svg.hpp"

#include <gtest/gtest.h>

#include "search/api/facet_counts.hpp"
#include "server/views/embedded_files.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/render_part.hpp"

namespace tracuu::server {
namespace {

using base::Language;

std::string histogram_of(std::vector<search::TimelinePeriod> timeline,
                         SearchParams const& params = {}) {
  search::SearchAnswer answer;
  answer.timeline = std::move(timeline);
  PageData data{PageData::type::object};
  if (!set_histogram(data, answer, params)) return "";
  std::string part = render_part(kHistogramTemplate, data, params.language);
  expect_balanced(part);
  return part;
}

TEST(Histogram, YearsAreLinksNamedByTheirCounts) {
  SearchParams params;
  params.request.text = "đê";
  params.request.page = 2;
  std::string const part = histogram_of({{"2009", 17}, {"2011", 1'700}}, params);
  EXPECT_TRUE(has(part,
                  "<a href=\"/search?q=%C4%91%C3%AA&amp;year=2009\" "
                  "aria-label=\"2009: 17 kết quả\">"));
  EXPECT_TRUE(has(part, "aria-label=\"2011: 1.700 kết quả\""));
  EXPECT_FALSE(has(part, "2010")) << "nothing to find there";
  EXPECT_TRUE(has(part, "Năm đăng"));
  EXPECT_EQ(count_of(part, "<tr>"), 3u);
  params.language = Language::English;
  std::string const english = histogram_of({{"2009", 1}, {"2011", 2}}, params);
  EXPECT_TRUE(has(english, "\"2009: 1 result\""));
  EXPECT_TRUE(has(english, "\"2011: 2 results\""));
}

TEST(Histogram, EmptyYearsKeepTheirPlace) {
  // An eighth of 240 is the widest place.
  std::string const near = histogram_of({{"2009", 4}, {"2011", 8}});
  EXPECT_TRUE(has(near, "class=\"place\" x=\"60.0\" y=\"0\" width=\"30.0\""));
  EXPECT_TRUE(has(near, "class=\"bar\" x=\"63.0\" y=\"0.0\" width=\"24.0\" height=\"72.0\""));
  EXPECT_TRUE(has(near, "class=\"bar\" x=\"3.0\" y=\"36.0\" width=\"24.0\" height=\"36.0\""));
  std::string const far = histogram_of({{"1900", 4}, {"2011", 8}});
  EXPECT_TRUE(has(far, "class=\"place\" x=\"30.0\"")) << "too many empty years are left out";
}

TEST(Histogram, AFewAmongManyStaySeen) {
  EXPECT_TRUE(has(histogram_of({{"2009", 1}, {"2010", 100'000}}), "y=\"70.0\""));
}

TEST(Histogram, MonthsLimitTheDays) {
  SearchParams params;
  params.request.filters[search::Facet::Year].text = "2024";
  std::string const part = histogram_of({{"2024-02", 3}, {"2024-12", 1}}, params);
  EXPECT_TRUE(has(part, "Tháng đăng"));
  EXPECT_TRUE(has(part, "class=\"place\" x=\"20.0\"")) << "the second of twelve";
  EXPECT_TRUE(has(part, ">1/2024<"));
  EXPECT_TRUE(has(part,
                  "from=2024-02-01&amp;to=2024-02-29&amp;year=2024\" "
                  "aria-label=\"2/2024: 3 kết quả\""));
  EXPECT_TRUE(has(part, "from=2024-12-01&amp;to=2024-12-31"));
}

TEST(Histogram, OnePeriodIsNone) {
  EXPECT_EQ(histogram_of({}), "");
  EXPECT_EQ(histogram_of({{"2009", 17}}), "");
  EXPECT_EQ(histogram_of({{"x", 17}, {"2009", 1}}), "") << "no period";
}

TEST(Histogram, IsBounded) {
  std::vector<search::TimelinePeriod> timeline;
  for (int year = 1000; year < 3000; year += 2) timeline.push_back({std::to_string(year), 1});
  std::string const part = histogram_of(timeline);
  EXPECT_EQ(count_of(part, "class=\"bar\""), 48u);
  EXPECT_TRUE(has(part, ">2998<")) << "the newest stay";
}

}  // namespace
}  // namespace tracuu::server
