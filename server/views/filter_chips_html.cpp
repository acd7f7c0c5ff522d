// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/filter_chips_html.hpp"

#include <string>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/chosen_period.hpp"
#include "server/urls/links.hpp"
#include "server/views/in_force_html.hpp"

namespace tracuu::server {
namespace {

using search::SearchRequest;

PageData chip(std::string const& text, std::string const& url) {
  PageData data{PageData::type::object};
  data.set("text", text);
  data.set("url", url);
  return data;
}

void add_dates(PageData& chips, SearchParams const& params) {
  base::Language const language = params.language;
  schema::DateRange const& dates = params.request.filters.dates;
  if (auto const month = chosen_month(dates)) {
    chips.push_back(
        chip(base::wording("filter.month", language, formats::format_month(*month, language)),
             changed_url(params, [](SearchRequest& asked) { asked.filters.dates = {}; })));
    return;
  }
  if (dates.from) {
    chips.push_back(
        chip(base::wording("filter.from", language, formats::format_day(*dates.from, language)),
             changed_url(params, [](SearchRequest& asked) { asked.filters.dates.from.reset(); })));
  }
  if (dates.to) {
    chips.push_back(
        chip(base::wording("filter.to", language, formats::format_day(*dates.to, language)),
             changed_url(params, [](SearchRequest& asked) { asked.filters.dates.to.reset(); })));
  }
}

std::string shown_text(std::string const& value, search::Facet facet,
                       std::vector<search::FacetCounts> const& facets) {
  for (search::FacetCounts const& counts : facets) {
    if (counts.facet != facet) continue;
    for (search::FacetValue const& counted : counts.values) {
      if (counted.value == value && !counted.label.empty()) return counted.label;
    }
  }
  return value;
}

}  // namespace

PageData filter_chips(SearchParams const& params, std::vector<search::FacetCounts> const& facets) {
  PageData chips{PageData::type::list};
  for (search::FacetRow const& row : search::kFacets) {
    search::FacetFilter const& filter = params.request.filters[row.facet];
    if (!filter.is_on()) continue;
    std::string text(base::wording(row.title, params.language));
    text += ": " + shown_text(filter.text, row.facet, facets);
    chips.push_back(chip(
        text, changed_url(params, [&](SearchRequest& asked) { asked.filters[row.facet] = {}; })));
  }
  add_dates(chips, params);
  if (auto const state = params.request.filters.in_force) {
    chips.push_back(
        chip(std::string(base::wording("validity.state", params.language)) + ": " +
                 in_force_short(*state, params.language),
             changed_url(params, [](SearchRequest& asked) { asked.filters.in_force.reset(); })));
  }
  return chips;
}

}  // namespace tracuu::server
