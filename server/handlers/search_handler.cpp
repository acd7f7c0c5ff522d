// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/search_handler.hpp"

#include "formats/search_json.hpp"
#include "search/api/search_answer.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

base::Result<Response> handle_search(Request const& request, search::Searcher& searcher) {
  SearchParams const params = read_api_search_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), request);
  base::Result<search::SearchAnswer> const found = searcher.search(params.request);
  if (!found) return found.error();
  Response response =
      json_response(200, formats::search_json(*found, params.language, params.fields));
  response.found_nothing = found->hits.empty() && found->page == 1;
  return response;
}

}  // namespace tracuu::server
