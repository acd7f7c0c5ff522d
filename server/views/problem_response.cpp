// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/problem_response.hpp"

#include <string>

#include "server/views/error_json.hpp"
#include "server/views/error_page_html.hpp"

namespace tracuu::server {

Response problem_response(Problem const& problem, Context const& context) {
  Response response = context.audience == Audience::Programs
                          ? json_response(problem.status, error_json(problem, context.language))
                          : html_response(problem.status, error_page_html(problem, context.language,
                                                                          *context.branding));
  if (problem.status == 503 || problem.status == 429) {
    response.set("Retry-After", std::to_string(problem.retry_after.count()));
  }
  return response;
}

Response unauthorized_response(Context const& context) {
  Response response = problem_response(unauthorized(), context);
  response.set("WWW-Authenticate", "Bearer");
  return response;
}

Response read_only_response(std::string const& writer, Context const& context) {
  Response response = problem_response(read_only(writer), context);
  response.set("Link", "<" + writer + ">; rel=\"edit\"");
  return response;
}

Response error_response(base::Error const& error, Context const& context) {
  return problem_response(problem_from(error), context);
}

}  // namespace tracuu::server
