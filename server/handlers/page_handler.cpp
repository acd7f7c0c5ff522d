// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/page_handler.hpp"

#include "formats/export_writer.hpp"
#include "schema/date.hpp"
#include "search/api/holdings_request.hpp"
#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"
#include "server/handlers/found_outline.hpp"
#include "server/handlers/untitled.hpp"
#include "server/handlers/used_rules.hpp"
#include "server/urls/chosen_period.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/announcement/announcement_page_html.hpp"
#include "server/views/archive_search.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/error_page_html.hpp"
#include "server/views/html_page.hpp"
#include "server/views/search/home_page_html.hpp"
#include "server/views/search/search_page_html.hpp"

namespace tracuu::server {
namespace {

/// Announcements near to the one on its page.
constexpr std::size_t kSimilarShown = 5;

/// Newest announcements on the home page.
constexpr std::size_t kNewestShown = 8;

/// The search that led to an announcement; none if it is not one that can be asked.
SearchParams read_origin(Request const& request) {
  SearchParams origin = read_search_params(request, UnknownParameters::Ignore);
  if (!origin.problems.empty() || origin.is_empty()) origin.request = {};
  return origin;
}

/// `asked` with what the page shows beside the hits: facets, and the histogram, which is by
/// month once a year is chosen.
search::SearchRequest with_counts(search::SearchRequest asked) {
  for (search::FacetRow const& row : search::kFacets) {
    if (row.in_sidebar) asked.facets.push_back(row.facet);
  }
  asked.timeline = chosen_year(asked) ? search::TimelineStep::Month : search::TimelineStep::Year;
  return asked;
}

/// The newest announcements: of the last days that have enough together.
search::SearchRequest newest_of(search::Holdings const& holdings) {
  search::SearchRequest newest = archive_search(std::nullopt);
  newest.size = kNewestShown;
  newest.snippets = false;
  newest.related = false;
  std::size_t counted = 0;
  for (auto day = holdings.days.rbegin(); day != holdings.days.rend(); ++day) {
    newest.filters.dates.from = day->day;
    counted += day->count;
    if (counted >= 2 * kNewestShown) break;  // copies of a text are one
  }
  return newest;
}

base::Result<Response> home_page(base::Language language, Context const& context,
                                 search::Searcher& searcher) {
  search::HoldingsRequest all;
  all.facets = {search::Facet::Unit, search::Facet::Site};
  auto const holdings = searcher.holdings(all);
  if (!holdings) return holdings.error();
  auto found = searcher.search(newest_of(*holdings));
  if (!found) return found.error();
  title_untitled(searcher, found->hits);
  return html_response(
      200, home_page_html({*holdings, found->hits, language, context.base_url}, *context.branding));
}

}  // namespace

base::Result<Response> handle_home_page(Request const&, Context const& context,
                                        search::Searcher& searcher) {
  return home_page(context.language, context, searcher);
}

base::Result<Response> handle_style(Request const&, Context const& context, AppState const&) {
  return css_response(style_sheet(*context.branding));
}

base::Result<Response> handle_feed_style(Request const&, Context const&, AppState const&) {
  return css_response(std::string(kFeedCss));
}

base::Result<Response> handle_script(Request const&, Context const&, AppState const&) {
  return script_response(std::string(kSearchScript));
}

base::Result<Response> handle_announcement_script(Request const&, Context const&, AppState const&) {
  return script_response(std::string(kAnnouncementScript));
}

base::Result<Response> handle_embed_script(Request const&, Context const& context,
                                           AppState const&) {
  constexpr std::string_view kCounts = "COUNTS_OPENED";
  std::string script(kEmbedScript);
  script.replace(script.find(kCounts), kCounts.size(), context.counts_opened ? "true" : "false");
  Response response = script_response(std::move(script));
  // Portals with Cross-Origin-Embedder-Policy: require-corp load only what says so.
  response.set("Cross-Origin-Resource-Policy", "cross-origin");
  return response;
}

base::Result<Response> handle_search_page(Request const& request, Context const& context,
                                          search::Searcher& searcher) {
  SearchParams params = read_search_params(request, UnknownParameters::Ignore);
  params.numbers_hits = context.counts_opened;
  params.has_originals = context.has_originals;
  if (!params.problems.empty())
    return html_response(422, bad_search_page_html(params, *context.branding));
  if (params.is_empty()) return home_page(params.language, context, searcher);
  base::Result<search::SearchAnswer> found = searcher.search(with_counts(params.request));
  if (!found) return found.error();
  auto const& route = found->curated.route;
  if (route && route->is_redirect) {
    std::string const url = route_url(*route, params.language);
    bool const is_of_ours = url.starts_with('/');
    Response redirect = redirect_response(302, is_of_ours ? context.base_path + url : url);
    redirect.rules = used_rules(found->curated);
    return redirect;
  }
  if (params.since) {  // where that fails the page says so
    auto const change = searcher.change_since(params.request, *params.since);
    if (change) found->change = *change;
  }
  title_untitled(searcher, found->hits);
  Response response =
      html_response(200, search_page_html(*found, params, *context.branding, context.base_url));
  response.found_nothing = found->hits.empty() && found->page == 1;
  response.found = outline_of(*found, params.request);
  response.rules = used_rules(found->curated);
  return response;
}

base::Result<Response> handle_announcement_page(Request const& request, Context const& context,
                                                search::Searcher& searcher) {
  SearchParams origin = read_origin(request);
  auto reading = searcher.read(context.id, origin.request, kSimilarShown);
  if (!reading) return reading.error();
  title_untitled(searcher, *reading);
  return html_response(200, announcement_page_html({std::move(*reading), std::move(origin),
                                                    context.base_url, schema::today()},
                                                   *context.branding));
}

}  // namespace tracuu::server
