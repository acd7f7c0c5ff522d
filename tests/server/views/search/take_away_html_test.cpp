// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/take_away_html.hpp"

#include <gtest/gtest.h>

#include "search/api/search_request.hpp"
#include "tests/server/html_checks.hpp"
#include "tests/server/render_part.hpp"

namespace tracuu::server {
namespace {

constexpr std::string_view kLinks = "{{#exports}}{{text}} {{{url}}}\n{{/exports}}{{{feed_url}}}\n";

TEST(TakeAway, IsTheWholeSearch) {
  SearchParams params;
  params.request.text = "đê";
  params.request.filters[search::Facet::Site].text = "hn.gov.vn";
  params.request.sort = search::SortOrder::Oldest;
  params.request.page = 3;
  params.request.size = 20;
  PageData data{PageData::type::object};
  set_take_away(data, params);
  std::string const search = "?q=%C4%91%C3%AA&site=hn.gov.vn";
  std::string const exported = "/api/v1/export" + search + "&sort=oldest&format=";
  EXPECT_EQ(render_part(kLinks, data, params.language),
            "CSV " + exported + "csv\nRIS " + exported + "ris\nBibTeX " + exported +
                "bibtex\nJSON Lines " + exported + "jsonl\n/feed" + search + "\n");
}

}  // namespace
}  // namespace tracuu::server
