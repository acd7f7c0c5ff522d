// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/filter_chips_html.hpp"

#include <gtest/gtest.h>

#include "search/api/search_request.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/render_part.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

constexpr std::string_view kChips = "{{#chips}}[{{text}}]({{{url}}})\n{{/chips}}";

std::string chips_of(SearchParams const& params,
                     std::vector<search::FacetCounts> const& facets = {}) {
  PageData data{PageData::type::object};
  data.set("chips", filter_chips(params, facets));
  return render_part(kChips, data, params.language);
}

SearchParams filtered() {
  SearchParams params;
  params.request.text = "đê";
  params.request.page = 3;
  params.request.filters[search::Facet::Type].text = "QD";
  params.request.filters[search::Facet::Unit] =
      search::read_filter(search::Facet::Unit, "\"Phòng Tư pháp\"");
  params.request.filters[search::Facet::Year].text = "2023";
  return params;
}

TEST(FilterChips, EachTakesItsFilterOff) {
  SearchParams const params = filtered();
  EXPECT_EQ(chips_of(params),
            "[Cơ quan, đơn vị: Phòng Tư pháp](/search?q=%C4%91%C3%AA&type=QD&year=2023)\n"
            "[Loại văn bản: QD](/search?q=%C4%91%C3%AA&unit=%22Ph%C3%B2ng%20T%C6%B0%20ph%C3%A1p%22"
            "&year=2023)\n"
            "[Năm đăng: 2023](/search?q=%C4%91%C3%AA&unit=%22Ph%C3%B2ng%20T%C6%B0%20ph%C3%A1p%22"
            "&type=QD)\n");
  EXPECT_EQ(chips_of({}), "");
}

TEST(FilterChips, SymbolsAreShownByName) {
  search::FacetCounts const types{search::Facet::Type, {{"QD", "quyết định", 3}}, 1};
  EXPECT_TRUE(has(chips_of(filtered(), {types}), "[Loại văn bản: Quyết định]"));
}

TEST(FilterChips, TellWhetherInForce) {
  SearchParams params;
  params.request.filters.in_force = search::InForce::Yes;
  EXPECT_EQ(chips_of(params), "[Hiệu lực: còn hiệu lực](/search?q=)\n");
  params.language = base::Language::English;
  EXPECT_EQ(chips_of(params), "[Validity: in force](/search?q=&lang=en)\n");
}

TEST(FilterChips, AWholeMonthIsOneChip) {
  SearchParams params;
  params.request.filters.dates = {test::day(2023, 7, 1), test::day(2023, 7, 31)};
  EXPECT_EQ(chips_of(params), "[tháng 7/2023](/search?q=)\n");
  params.language = base::Language::English;
  EXPECT_EQ(chips_of(params), "[July 2023](/search?q=&lang=en)\n");
  params.request.filters.dates.to = test::day(2023, 7, 30);
  EXPECT_EQ(chips_of(params),
            "[from 1 July 2023](/search?q=&to=2023-07-30&lang=en)\n"
            "[to 30 July 2023](/search?q=&from=2023-07-01&lang=en)\n");
}

TEST(FilterChips, TextIsEscaped) {
  SearchParams params;
  params.request.filters[search::Facet::Site] =
      search::read_filter(search::Facet::Site, "\"><script>");
  EXPECT_TRUE(has(chips_of(params), "&quot;&gt;&lt;script&gt;]"));
}

}  // namespace
}  // namespace tracuu::server
