// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/announcement_handler.hpp"

#include "formats/announcement_json.hpp"
#include "formats/similar_json.hpp"
#include "search/api/document_matches.hpp"
#include "search/api/found_announcement.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

base::Result<Response> handle_announcement(Request const& request, Context const& context,
                                           search::Searcher& searcher) {
  SearchParams const params = read_within_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  if (!params.request.text.empty()) {
    auto const searched = searcher.search_in(context.id, params.request);
    if (!searched) return searched.error();
    return json_response(200, formats::searched_announcement_json(*searched));
  }
  base::Result<search::FoundAnnouncement> const found = searcher.find(context.id);
  if (!found) return found.error();
  return json_response(200, formats::announcement_json(*found));
}

base::Result<Response> handle_similar(Request const& request, Context const& context,
                                      search::Searcher& searcher) {
  SimilarParams const params = read_similar_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto const similar = searcher.similar(context.id, params.size);
  if (similar) return json_response(200, formats::similar_json(context.id, *similar));
  bool const is_missing = similar.error().code == base::ErrorCode::NotFound;
  if (!is_missing) return similar.error();
  Context whole = context;
  whole.id += "/related";
  return handle_announcement(request, whole, searcher);
}

}  // namespace tracuu::server
