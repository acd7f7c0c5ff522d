// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/problem_response.hpp"

#include <string>

#include "server/urls/request_params.hpp"
#include "server/views/error_json.hpp"
#include "server/views/error_page_html.hpp"

namespace tracuu::server {

Response problem_response(Problem const& problem, Request const& request) {
  Response response =
      wants_json(request)
          ? json_response(problem.status, error_json(problem, api_language(request)))
          : html_response(problem.status, error_page_html(problem, page_language(request)));
  if (problem.status == 503 || problem.status == 429) {
    response.set("Retry-After", std::to_string(problem.retry_after.count()));
  }
  return response;
}

Response unauthorized_response(Request const& request) {
  Response response = problem_response(unauthorized(), request);
  response.set("WWW-Authenticate", "Bearer");
  return response;
}

Response error_response(base::Error const& error, Request const& request) {
  return problem_response(problem_from(error), request);
}

}  // namespace tracuu::server
