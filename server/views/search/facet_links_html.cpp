// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/facet_links_html.hpp"

#include <algorithm>
#include <string>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "search/api/facet_counts.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/views/facet_value_html.hpp"

namespace tracuu::server {
namespace {

/// Of one facet; the others that were counted are folded.
constexpr std::size_t kValuesShown = 5;

bool narrows(search::FacetCounts const& counts, search::SearchAnswer const& answer) {
  if (counts.values.empty()) return false;
  return counts.distinct > 1 || !answer.counted || !answer.counted->is_exact() ||
         counts.values.front().count < answer.counted->lower;
}

PageData value_data(search::Facet facet, search::FacetValue const& counted,
                    SearchParams const& params) {
  PageData data{PageData::type::object};
  data.set("value_html", facet_value_html(facet, counted));
  data.set("value_count", formats::format_count(counted.count, params.language));
  data.set("value_url", changed_url(params, [&](search::SearchRequest& request) {
             request.filters[facet] = search::filter_for_value(facet, counted.value);
           }));
  return data;
}

PageData facet_data(search::FacetCounts const& counts, SearchParams const& params) {
  PageData first{PageData::type::list};
  PageData more{PageData::type::list};
  std::size_t const counted = counts.values.size();
  // One more takes no more room than the line that unfolds it.
  std::size_t const shown = counted == kValuesShown + 1 ? counted : std::min(counted, kValuesShown);
  for (std::size_t at = 0; at < counted; ++at) {
    PageData const value = value_data(counts.facet, counts.values[at], params);
    at < shown ? first.push_back(value) : more.push_back(value);
  }
  PageData data{PageData::type::object};
  search::FacetRow const& row = search::facet_row(counts.facet);
  data.set("facet_name", std::string(row.name));
  data.set("facet_title", std::string(base::wording(row.title, params.language)));
  data.set("first_values", first);
  data.set("more_values", more);
  data.set("has_more", counted > shown);
  data.set("more_count", formats::format_count(counted - shown, params.language));
  data.set("is_cut", counts.distinct > counted);
  data.set("listed_count", formats::format_count(counted, params.language));
  data.set("distinct_count", formats::format_count(counts.distinct, params.language));
  return data;
}

}  // namespace

bool set_facets(PageData& data, search::SearchAnswer const& answer, SearchParams const& params) {
  PageData facets{PageData::type::list};
  bool is_any = false;
  for (search::FacetCounts const& counts : answer.facets) {
    bool const is_on = params.request.filters[counts.facet].is_on();
    bool const is_listed = search::facet_row(counts.facet).in_sidebar;
    if (!is_listed || is_on || !narrows(counts, answer)) continue;
    facets.push_back(facet_data(counts, params));
    is_any = true;
  }
  data.set("facets", facets);
  data.set("counts_are_least", answer.counted && !answer.counted->is_exact());
  return is_any;
}

}  // namespace tracuu::server
