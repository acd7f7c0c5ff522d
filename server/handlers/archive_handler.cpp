// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/archive_handler.hpp"

#include <algorithm>
#include <optional>

#include "search/api/hit.hpp"
#include "search/api/search_request.hpp"
#include "server/handlers/untitled.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/urls/archive_params.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive/archive_page_html.hpp"
#include "server/views/archive/number_page_html.hpp"
#include "server/views/archive_search.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

/// Announcements listed on the page of a year, a month or a number; the search has all.
constexpr std::size_t kListed = 50;

search::HoldingsRequest all_facets(schema::DateRange const& dates) {
  search::HoldingsRequest asked;
  asked.dates = dates;
  for (search::FacetRow const& row : search::kFacets) {
    if (row.in_archive) asked.facets.push_back(row.facet);
  }
  return asked;
}

/// The first of what `asked` finds, as a plain list: no snippets, and copies one by one, so
/// that the list holds as many as are counted.
base::Result<std::vector<search::Hit>> list_hits(search::SearchRequest asked,
                                                 search::Searcher& searcher) {
  asked.size = kListed;
  asked.snippets = false;
  asked.related = false;
  asked.fold = false;
  auto found = searcher.search(asked);
  if (!found) return found.error();
  title_untitled(searcher, found->hits);
  return std::move(found->hits);
}

base::Result<Response> period_page(ArchivePeriod const& period, Context const& context,
                                   search::Searcher& searcher) {
  auto const whole = searcher.holdings({});
  if (!whole) return whole.error();
  auto const within = searcher.holdings(all_facets(days_of(period)));
  if (!within) return within.error();
  std::vector<search::Hit> hits;
  if (within->announcements > 0) {
    auto found = list_hits(archive_search(period), searcher);
    if (!found) return found.error();
    hits = std::move(*found);
  }
  return html_response(200, archive_period_html({period, whole->days, *within, hits,
                                                 context.language, context.base_url},
                                                *context.branding));
}

base::Result<Response> list_page(search::Facet facet, Request const& request,
                                 Context const& context, search::Searcher& searcher) {
  ArchiveListParams const params = read_archive_list_params(facet, request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  search::HoldingsRequest asked;
  asked.facets = {facet};
  asked.order = params.order;
  if (params.period) asked.dates = days_of(*params.period);
  auto const holdings = searcher.holdings(asked);
  if (!holdings) return holdings.error();
  return html_response(200,
                       archive_list_html(*holdings, params, context.base_url, *context.branding));
}

}  // namespace

base::Result<Response> handle_archive(Request const&, Context const& context,
                                      search::Searcher& searcher) {
  auto const holdings = searcher.holdings(all_facets({}));
  if (!holdings) return holdings.error();
  return html_response(
      200, archive_page_html(*holdings, context.language, context.base_url, *context.branding));
}

base::Result<Response> handle_archive_part(Request const& request, Context const& context,
                                           search::Searcher& searcher) {
  std::string_view part = context.id;
  if (part.ends_with('/')) part.remove_suffix(1);  // of who cuts an address off, or adds a slash
  if (auto const period = parse_archive_period(part, '/')) {
    return period_page(*period, context, searcher);
  }
  search::FacetRow const* const row = search::find_facet(part);
  if (row != nullptr && row->in_archive) return list_page(row->facet, request, context, searcher);
  return problem_response(no_such_page(), context);
}

base::Result<Response> handle_number(Request const& request, Context const& context,
                                     search::Searcher& searcher) {
  ParameterReader reader(request.parameters);
  NumberPage page;
  page.asked = reader.text("number", kMaxFilterBytes);
  page.language = context.language;
  std::vector<Problem> const problems = reader.take_problems();
  if (!problems.empty()) return problem_response(problems.front(), context);
  if (!page.asked.empty()) {
    auto lookup = searcher.look_up_number(page.asked);
    if (!lookup) return lookup.error();
    page.lookup = std::move(*lookup);
  }
  if (page.lookup.found.size() == 1) {
    std::string const& number = page.lookup.found.front().number;
    auto own = list_hits(own_number_search(number), searcher);
    if (!own) return own.error();
    auto citing = list_hits(citing_search(number), searcher);
    if (!citing) return citing.error();
    page.own = std::move(*own);
    page.citing = std::move(*citing);
  }
  Response response = html_response(200, number_page_html(page, *context.branding));
  response.found_nothing = page.lookup.is_number && page.lookup.found.empty();
  return response;
}

}  // namespace tracuu::server
