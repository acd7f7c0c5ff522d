// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/filter_chips_html.hpp"

#include <functional>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/chosen_period.hpp"
#include "server/urls/links.hpp"
#include "server/views/facet_value_html.hpp"
#include "server/views/in_force_html.hpp"

namespace tracuu::server {
namespace {

using search::SearchRequest;

/// A filter that is on: how it is called, and what takes it off.
struct FilterOn {
  std::string text;
  std::function<void(SearchRequest&)> take_off;
};

void add_dates(std::vector<FilterOn>& filters, schema::DateRange const& dates,
               base::Language language) {
  if (auto const month = chosen_month(dates)) {
    filters.push_back(
        {base::wording("filter.month", language, formats::format_month(*month, language)),
         [](SearchRequest& asked) { asked.filters.dates = {}; }});
    return;
  }
  if (dates.from) {
    filters.push_back(
        {base::wording("filter.from", language, formats::format_day(*dates.from, language)),
         [](SearchRequest& asked) { asked.filters.dates.from.reset(); }});
  }
  if (dates.to) {
    filters.push_back(
        {base::wording("filter.to", language, formats::format_day(*dates.to, language)),
         [](SearchRequest& asked) { asked.filters.dates.to.reset(); }});
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

std::vector<FilterOn> filters_on(SearchRequest const& request, base::Language language,
                                 std::vector<search::FacetCounts> const& facets) {
  std::vector<FilterOn> filters;
  for (search::FacetRow const& row : search::kFacets) {
    search::FacetFilter const& filter = request.filters[row.facet];
    if (!filter.is_on()) continue;
    std::string text(base::wording(row.title, language));
    text += ": " + facet_value_text(row.facet, shown_text(filter.text, row.facet, facets));
    filters.push_back({std::move(text),
                       [facet = row.facet](SearchRequest& asked) { asked.filters[facet] = {}; }});
  }
  add_dates(filters, request.filters.dates, language);
  if (auto const state = request.filters.in_force) {
    filters.push_back({std::string(base::wording("validity.state", language)) + ": " +
                           in_force_short(*state, language),
                       [](SearchRequest& asked) { asked.filters.in_force.reset(); }});
  }
  return filters;
}

}  // namespace

std::vector<std::string> filter_texts(SearchRequest const& request, base::Language language) {
  std::vector<std::string> texts;
  for (FilterOn& filter : filters_on(request, language, {})) {
    texts.push_back(std::move(filter.text));
  }
  return texts;
}

PageData filter_chips(SearchParams const& params, std::vector<search::FacetCounts> const& facets) {
  PageData chips{PageData::type::list};
  for (FilterOn const& filter : filters_on(params.request, params.language, facets)) {
    PageData chip{PageData::type::object};
    chip.set("text", filter.text);
    chip.set("url", changed_url(params, filter.take_off));
    chips.push_back(std::move(chip));
  }
  return chips;
}

}  // namespace tracuu::server
