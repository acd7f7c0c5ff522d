// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/router.hpp"

#include <algorithm>
#include <optional>

namespace tracuu::server {
namespace {

constexpr std::string_view kIdPlaceholder = "{id}";
constexpr char const* kAllowed = "GET, HEAD, OPTIONS";
constexpr char const* kAllowedWithForms = "GET, HEAD, OPTIONS, POST";

// The id (empty if the pattern has none) if `path` matches, else nothing.
std::optional<std::string_view> match(std::string_view pattern, std::string_view path) {
  if (!pattern.ends_with(kIdPlaceholder)) {
    return path == pattern ? std::optional<std::string_view>("") : std::nullopt;
  }
  std::string_view const prefix = pattern.substr(0, pattern.size() - kIdPlaceholder.size());
  if (!path.starts_with(prefix) || path.size() == prefix.size()) return std::nullopt;
  return path.substr(prefix.size());
}

Response answer_result(base::Result<Response> result, Request const& request,
                       AppState const& state) {
  if (result) return std::move(*result);
  base::Error const& error = result.error();
  if (http_status(error.code) >= 500 && error.code != base::ErrorCode::Busy) {
    state.log(request.path + ": " + to_string(error.code) + ": " + to_string(error));
  }
  return error_response(error, request);
}

// Does not throw: whatever led here may well be a lack of memory.
Response answer_exception(char const* what, Request const& request,
                          AppState const& state) noexcept {
  try {
    state.log(request.path + ": exception: " + what);
    return problem_response(internal_problem(), request);
  } catch (...) {
    Response bare;  // a status without words still is an answer
    bare.status = 500;
    return bare;
  }
}

}  // namespace

std::variant<Route const*, Response> Router::find(Request& request) const {
  if (request.path == "*") return options_response(kAllowed);
  for (Route const& route : routes_) {
    std::optional<std::string_view> const id = match(route.pattern, request.path);
    if (!id) continue;
    char const* const allowed = route.takes_form ? kAllowedWithForms : kAllowed;
    if (request.method == Method::Options) return options_response(allowed);
    if (request.method == Method::Other) {
      Response refusal = problem_response(method_not_allowed(), request);
      refusal.set("Allow", allowed);
      return refusal;
    }
    request.id = *id;
    return &route;
  }
  return problem_response(no_such_page(), request);
}

bool Router::takes_form(std::string_view path) const {
  return std::ranges::any_of(routes_, [&](Route const& route) {
    return route.takes_form && match(route.pattern, path).has_value();
  });
}

Response answer(DirectHandler handler, Request const& request, AppState const& state) {
  try {
    return answer_result(handler(request, state), request, state);
  } catch (std::exception const& exception) {
    return answer_exception(exception.what(), request, state);
  } catch (...) {
    return answer_exception("of unknown type", request, state);
  }
}

Response answer(SearchHandler handler, Request const& request, AppState const& state,
                base::Result<search::Searcher>& searcher) {
  try {
    if (!searcher) return answer_result(searcher.error(), request, state);
    return answer_result(handler(request, *searcher), request, state);
  } catch (std::exception const& exception) {
    searcher = base::Error{};
    return answer_exception(exception.what(), request, state);
  } catch (...) {
    searcher = base::Error{};
    return answer_exception("of unknown type", request, state);
  }
}

}  // namespace tracuu::server
