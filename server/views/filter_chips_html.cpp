// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/filter_chips_html.hpp"

#include <string>

#include "base/wording.hpp"
#include "formats/facet_name.hpp"
#include "formats/format.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/changed_url.hpp"
#include "server/urls/chosen_period.hpp"
#include "server/views/facet_filter.hpp"

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
  schema::DateRange const& dates = params.request.dates;
  if (auto const month = chosen_month(dates)) {
    chips.push_back(
        chip(base::wording("filter.month", language, formats::format_month(*month, language)),
             changed_url(params, [](SearchRequest& asked) { asked.dates = {}; })));
    return;
  }
  if (dates.from) {
    chips.push_back(
        chip(base::wording("filter.from", language, formats::format_day(*dates.from, language)),
             changed_url(params, [](SearchRequest& asked) { asked.dates.from.reset(); })));
  }
  if (dates.to) {
    chips.push_back(
        chip(base::wording("filter.to", language, formats::format_day(*dates.to, language)),
             changed_url(params, [](SearchRequest& asked) { asked.dates.to.reset(); })));
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
  for (auto const& [name, facet] : formats::kFacetNames) {
    std::string const value = filter_text(params.request, facet);
    if (value.empty()) continue;
    std::string text(facet_title(facet, params.language));
    text += ": " + shown_text(value, facet, facets);
    chips.push_back(chip(
        text, changed_url(params, [&](SearchRequest& asked) { set_filter(asked, facet, ""); })));
  }
  add_dates(chips, params);
  return chips;
}

}  // namespace tracuu::server
