// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/explain_handler.hpp"

#include "formats/explanation_json.hpp"
#include "search/api/explanation.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

base::Result<Response> handle_explain(Request const& request, search::Searcher& searcher) {
  SearchParams const params = read_query_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), request);
  base::Result<search::Explanation> const explanation = searcher.explain(params.request);
  if (!explanation) return explanation.error();
  return json_response(
      200, formats::explanation_json(params.request.text, *explanation, params.language));
}

}  // namespace tracuu::server
