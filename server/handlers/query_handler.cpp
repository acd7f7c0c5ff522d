// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/query_handler.hpp"

#include "formats/explanation_json.hpp"
#include "formats/search_json.hpp"
#include "search/api/explanation.hpp"
#include "search/api/search_answer.hpp"
#include "server/handlers/found_outline.hpp"
#include "server/handlers/used_rules.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

base::Result<Response> handle_search(Request const& request, Context const& context,
                                     search::Searcher& searcher) {
  SearchParams const params = read_api_search_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  base::Result<search::SearchAnswer> found = searcher.search(params.request);
  if (!found) return found.error();
  if (params.since) {
    auto const change = searcher.change_since(params.request, *params.since);
    if (!change) return change.error();
    found->change = *change;
  }
  std::string const permalink = permalink_url(params.request, *found, params.language);
  Response response = json_response(
      200, formats::search_json(*found, params.language, params.fields,
                                permalink.empty() ? "" : context.base_url + permalink));
  response.found_nothing = found->hits.empty() && found->page == 1;
  response.found = outline_of(*found, params.request);
  response.rules = used_rules(found->curated);
  return response;
}

base::Result<Response> handle_timeline(Request const& request, Context const& context,
                                       search::Searcher& searcher) {
  SearchParams const params = read_timeline_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  base::Result<search::SearchAnswer> const found = searcher.search(params.request);
  if (!found) return found.error();
  return json_response(200, formats::timeline_json(*found, params.language));
}

base::Result<Response> handle_explain(Request const& request, Context const& context,
                                      search::Searcher& searcher) {
  SearchParams const params = read_query_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  base::Result<search::Explanation> explanation = searcher.explain(params.request);
  if (!explanation) return explanation.error();
  // Anyone may ask: what is hidden is named neither by its rule nor by the query that leaves it
  // out.
  std::size_t const hidden = std::erase_if(explanation->rules, [](search::RuleEffect const& rule) {
    return rule.kind == search::RuleKind::Hide;
  });
  if (hidden > 0) explanation->engine_query.clear();
  return json_response(
      200, formats::explanation_json(params.request.text, *explanation, params.language));
}

}  // namespace tracuu::server
