// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/archive_facets_html.hpp"

#include <algorithm>
#include <string>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive_search.hpp"
#include "server/views/facet_value_html.hpp"

namespace tracuu::server {
namespace {

PageData facet_section(search::FacetHoldings const& facet,
                       std::optional<ArchivePeriod> const& period, base::Language language,
                       std::size_t most) {
  search::FacetCounts const& counts = facet.counts;
  ArchiveListParams list;
  list.facet = counts.facet;
  list.period = period;
  list.language = language;
  std::size_t const shown = std::min(counts.values.size(), most);
  PageData data{PageData::type::object};
  search::FacetRow const& row = search::facet_row(counts.facet);
  data.set("facet_name", std::string(row.name));
  data.set("facet_title", std::string(base::wording(row.title, language)));
  data.set("values", archive_values(counts, 0, shown, period, language));
  data.set("has_more", counts.values.size() > shown);
  data.set("all_count", formats::format_count(counts.values.size(), language));
  data.set("all_url", archive_list_url(list));
  data.set("without", text_or_false(without_text(facet, language)));
  return data;
}

}  // namespace

void set_archive_facets(PageData& data, search::Holdings const& holdings,
                        std::optional<ArchivePeriod> const& period, base::Language language,
                        std::size_t most) {
  PageData facets{PageData::type::list};
  for (search::FacetHoldings const& facet : holdings.facets) {
    if (!facet.counts.values.empty()) {
      facets.push_back(facet_section(facet, period, language, most));
    }
  }
  data.set("archive_facets", facets);
}

PageData archive_values(search::FacetCounts const& counts, std::size_t begin, std::size_t end,
                        std::optional<ArchivePeriod> const& period, base::Language language) {
  PageData values{PageData::type::list};
  search::SearchRequest const scope = archive_search(period);
  for (std::size_t at = begin; at < end; ++at) {
    search::FacetValue const& value = counts.values[at];
    search::SearchRequest request = scope;
    request.filters[counts.facet] = search::filter_for_value(counts.facet, value.value);
    PageData data{PageData::type::object};
    data.set("value_html", facet_value_html(counts.facet, value));
    data.set("value_count", formats::format_count(value.count, language));
    data.set("value_url", search_url(request, language));
    values.push_back(data);
  }
  return values;
}

std::string without_text(search::FacetHoldings const& facet, base::Language language) {
  if (facet.without == 0) return "";
  return base::wording("archive.without", language, announcements_text(facet.without, language),
                       base::wording(search::facet_row(facet.counts.facet).noun, language));
}

}  // namespace tracuu::server
