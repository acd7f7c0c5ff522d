// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/response.hpp"

#include "server/request_params.hpp"
#include "server/views/error_json.hpp"
#include "server/views/error_page_html.hpp"

namespace tracuu::server {
namespace {

constexpr char const* kRetryAfterSeconds = "2";

// Pages have no script and load nothing but /style.css and the icon in a data: URL, so the
// policy can start from 'none'. Queries may hold names of persons: no referrer leaves.
constexpr char const* kPagePolicy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";
constexpr char const* kDataPolicy = "default-src 'none'; frame-ancestors 'none'";

Response make_response(int status, char const* policy) {
  Response response;
  response.status = status;
  response.set("Content-Security-Policy", policy);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  if (status == 503) response.set("Retry-After", kRetryAfterSeconds);
  return response;
}

}  // namespace

Response json_response(int status, std::string body) {
  Response response = make_response(status, kDataPolicy);
  response.set("Content-Type", "application/json; charset=utf-8");
  response.set("Cache-Control", "no-cache");
  response.set("Access-Control-Allow-Origin", "*");
  response.set("Vary", "Accept-Language");
  response.body = std::move(body);
  return response;
}

Response html_response(int status, std::string body) {
  Response response = make_response(status, kPagePolicy);
  response.set("Content-Type", "text/html; charset=utf-8");
  response.set("Cache-Control", "no-cache");
  response.body = std::move(body);
  return response;
}

Response css_response(std::string body) {
  Response response = make_response(200, kDataPolicy);
  response.set("Content-Type", "text/css; charset=utf-8");
  response.set("Cache-Control", "public, max-age=86400");
  response.body = std::move(body);
  return response;
}

Response xml_response(std::string_view media_type, std::string body) {
  Response response = make_response(200, kDataPolicy);
  response.set("Content-Type", std::string(media_type) + "; charset=utf-8");
  response.set("Cache-Control", "no-cache");
  response.set("Access-Control-Allow-Origin", "*");
  response.body = std::move(body);
  return response;
}

Response text_response(std::string body) {
  Response response = make_response(200, kDataPolicy);
  response.set("Content-Type", "text/plain; charset=utf-8");
  response.set("Cache-Control", "no-cache");
  response.body = std::move(body);
  return response;
}

Response stream_response(std::string_view media_type, BodyPieces pieces) {
  Response response = make_response(200, kDataPolicy);
  response.set("Content-Type", media_type);
  response.set("Cache-Control", "no-store");
  response.set("Access-Control-Allow-Origin", "*");
  response.pieces = std::move(pieces);
  return response;
}

Response options_response(std::string const& allow) {
  Response response = make_response(204, kDataPolicy);
  response.set("Allow", allow);
  response.set("Access-Control-Allow-Origin", "*");
  response.set("Access-Control-Allow-Methods", allow);
  return response;
}

Response problem_response(Problem const& problem, Request const& request) {
  if (wants_json(request)) {
    return json_response(problem.status, error_json(problem, api_language(request)));
  }
  return html_response(problem.status, error_page_html(problem, page_language(request)));
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
