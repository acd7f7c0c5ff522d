// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/announcement_handler.hpp"

#include "formats/announcement_json.hpp"
#include "search/api/found_announcement.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

base::Result<Response> handle_announcement(Request const& request, search::Searcher& searcher) {
  std::vector<Problem> const problems = check_lang_only(request);
  if (!problems.empty()) return problem_response(problems.front(), request);
  base::Result<search::FoundAnnouncement> const found = searcher.find(request.id);
  if (!found) return found.error();
  return json_response(200, formats::announcement_json(*found));
}

}  // namespace tracuu::server
