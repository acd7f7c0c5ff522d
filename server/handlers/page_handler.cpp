// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/page_handler.hpp"

#include "formats/export_writer.hpp"
#include "schema/date.hpp"
#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/chosen_period.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/announcement/announcement_page_html.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/error_page_html.hpp"
#include "server/views/html_page.hpp"
#include "server/views/search/home_page_html.hpp"
#include "server/views/search/search_page_html.hpp"

namespace tracuu::server {
namespace {

/// Announcements near to the one on its page.
constexpr std::size_t kSimilarShown = 5;

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

}  // namespace

base::Result<Response> handle_home_page(Request const&, Context const& context, AppState const&) {
  return html_response(200, home_page_html(context.language, *context.branding));
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

base::Result<Response> handle_embed_script(Request const&, Context const&, AppState const&) {
  Response response = script_response(std::string(kEmbedScript));
  // Portals with Cross-Origin-Embedder-Policy: require-corp load only what says so.
  response.set("Cross-Origin-Resource-Policy", "cross-origin");
  return response;
}

base::Result<Response> handle_search_page(Request const& request, Context const& context,
                                          search::Searcher& searcher) {
  SearchParams params = read_search_params(request, UnknownParameters::Ignore);
  params.has_originals = context.has_originals;
  if (!params.problems.empty())
    return html_response(422, bad_search_page_html(params, *context.branding));
  if (params.is_empty())
    return html_response(200, home_page_html(params.language, *context.branding));
  base::Result<search::SearchAnswer> found = searcher.search(with_counts(params.request));
  if (!found) return found.error();
  if (params.since) {  // where that fails the page says so
    auto const change = searcher.change_since(params.request, *params.since);
    if (change) found->change = *change;
  }
  Response response = html_response(200, search_page_html(*found, params, *context.branding));
  response.found_nothing = found->hits.empty() && found->page == 1;
  return response;
}

base::Result<Response> handle_announcement_page(Request const& request, Context const& context,
                                                search::Searcher& searcher) {
  SearchParams origin = read_origin(request);
  auto reading = searcher.read(context.id, origin.request, kSimilarShown);
  if (!reading) return reading.error();
  return html_response(200, announcement_page_html({std::move(*reading), std::move(origin),
                                                    context.base_url, schema::today()},
                                                   *context.branding));
}

}  // namespace tracuu::server
