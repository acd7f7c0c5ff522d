// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/similar_handler.hpp"

#include "formats/similar_json.hpp"
#include "server/handlers/announcement_handler.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

base::Result<Response> handle_similar(Request const& request, search::Searcher& searcher) {
  SimilarParams const params = read_similar_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), request);
  auto const similar = searcher.similar(request.id, params.size);
  if (similar) return json_response(200, formats::similar_json(request.id, *similar));
  bool const is_missing = similar.error().code == base::ErrorCode::NotFound;
  if (!is_missing) return similar.error();
  Request whole = request;
  whole.id += "/related";
  return handle_announcement(whole, searcher);
}

}  // namespace tracuu::server
