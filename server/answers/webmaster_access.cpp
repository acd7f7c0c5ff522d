// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/webmaster_access.hpp"

#include <string_view>
#include <utility>

#include "server/http/net.hpp"
#include "server/http/problem.hpp"
#include "server/http/secret_of.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

/// "tim.example.gov.vn:8080" of "https://tim.example.gov.vn:8080/tim". The scheme is left out: who
/// stands before us may speak TLS without our knowing.
std::string_view host_of(std::string_view url) {
  std::size_t const scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find('/'));
}

/// Browsers name the origin of each request that is not GET; programs name none.
bool is_of_other_site(Request const& request, Context const& context) {
  if (request.method == Method::Get || request.method == Method::Head) return false;
  if (request.origin.empty()) return false;
  std::string_view const host = host_of(request.origin);
  return host.empty() || !beast::iequals(host, host_of(context.base_url));
}

Response ask_for_token(Context const& context) {
  bool const is_for_people = context.audience == Audience::People;
  Problem const problem = make_problem(401, "Unauthorized", "", "problem.webmaster.unauthorized");
  Response response = problem_response(problem, context);
  response.set("WWW-Authenticate",
               is_for_people ? "Basic realm=\"webmaster\", charset=\"UTF-8\"" : "Bearer");
  return response;
}

}  // namespace

std::optional<Response> refuse_stranger(Request const& request, Context& context,
                                        AppState const& state) {
  LiveIndex const* const live = state.live_index();
  if (live == nullptr || !live->has_tokens()) {
    Problem const problem = make_problem(403, "NoTokens", "", "problem.webmaster.no_tokens");
    return webmaster_response(problem_response(problem, context));
  }
  auto const secret = secret_of(request.authorization);
  auto name = secret ? live->name_of(*secret) : std::nullopt;
  if (!name) return webmaster_response(ask_for_token(context));
  if (is_of_other_site(request, context)) {
    Problem const problem = make_problem(403, "OtherSite", "", "problem.webmaster.other_site");
    return webmaster_response(problem_response(problem, context));
  }
  context.webmaster = std::move(*name);
  return std::nullopt;
}

Response webmaster_response(Response response) {
  if (response.get("Cache-Control").empty()) response.set("Cache-Control", "no-store");
  response.replace("Cache-Control", "no-store");
  // With "no-referrer" browsers would name "null" as the origin of a form (Fetch, "append a request
  // `Origin` header").
  response.replace("Referrer-Policy", "same-origin");
  response.set("X-Robots-Tag", "noindex");
  return response;
}

}  // namespace tracuu::server
