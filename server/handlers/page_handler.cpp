// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/page_handler.hpp"

#include "server/request_params.hpp"
#include "server/views/announcement_page_html.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/error_page_html.hpp"
#include "server/views/home_page_html.hpp"
#include "server/views/search_page_html.hpp"

namespace tracuu::server {

base::Result<Response> handle_home_page(Request const& request, AppState const&) {
  return html_response(200, home_page_html(page_language(request)));
}

base::Result<Response> handle_style(Request const&, AppState const&) {
  return css_response(std::string(kStyleCss));
}

base::Result<Response> handle_search_page(Request const& request, search::Searcher& searcher) {
  SearchParams const params = read_search_params(request, UnknownParameters::Ignore);
  if (!params.problems.empty()) return html_response(422, bad_search_page_html(params));
  if (params.is_empty()) return html_response(200, home_page_html(params.language));
  base::Result<search::SearchAnswer> const found = searcher.search(params.request);
  if (!found) return found.error();
  Response response = html_response(200, search_page_html(*found, params));
  response.found_nothing = found->hits.empty() && found->page == 1;
  return response;
}

base::Result<Response> handle_announcement_page(Request const& request,
                                                search::Searcher& searcher) {
  base::Result<search::FoundAnnouncement> const found = searcher.find(request.id);
  if (!found) return found.error();
  return html_response(200, announcement_page_html(*found, page_language(request)));
}

}  // namespace tracuu::server
