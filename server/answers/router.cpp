// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/router.hpp"

#include <algorithm>
#include <charconv>
#include <new>
#include <optional>

#include "base/ascii.hpp"
#include "base/memory_error.hpp"
#include "server/answers/incomplete_answer.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

constexpr std::string_view kIdPlaceholder = "{id}";
constexpr std::string_view kNumberPlaceholder = "{n}";
constexpr std::size_t kMostDigits = 9;
constexpr std::string_view kApiPath = "/api/";

// The Allow field of a path that takes these methods; GET where nothing is known.
std::string allow_of(std::vector<Method> const& methods) {
  auto const takes = [&](Method method) { return std::ranges::count(methods, method) > 0; };
  std::string allow = takes(Method::Get) || methods.empty() ? "GET, HEAD, " : "";
  if (takes(Method::Put)) allow += "PUT, ";
  if (takes(Method::Post)) allow += "POST, ";
  if (takes(Method::Delete)) allow += "DELETE, ";
  return allow + "OPTIONS";
}

struct PathParts {
  std::string_view id;   // empty if the pattern has none
  std::size_t page = 0;  // 0 if the pattern has none
};

// Takes a number off the end of `path`.
std::optional<std::size_t> take_number(std::string_view& path) {
  std::size_t digits = 0;
  while (digits < path.size() && base::is_digit(path[path.size() - 1 - digits])) ++digits;
  std::string_view const text = path.substr(path.size() - digits);
  if (text.empty() || text.size() > kMostDigits || text.front() == '0') return std::nullopt;
  path.remove_suffix(digits);
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool take_ending(std::string_view& path, std::string_view ending) {
  if (!path.ends_with(ending)) return false;
  path.remove_suffix(ending.size());
  return true;
}

// The parts of `path` if it matches. What stands after the id begins with a slash of the path, so
// that an id that ends in "/related" has an address of its own.
std::optional<PathParts> match(std::string_view pattern, std::string_view path,
                               bool last_slash_is_encoded) {
  std::size_t const placeholder = pattern.find(kIdPlaceholder);
  if (placeholder == std::string_view::npos) {
    return path == pattern ? std::optional<PathParts>(PathParts()) : std::nullopt;
  }
  std::string_view const prefix = pattern.substr(0, placeholder);
  std::string_view suffix = pattern.substr(placeholder + kIdPlaceholder.size());
  if (!path.starts_with(prefix)) return std::nullopt;
  path.remove_prefix(prefix.size());
  if (!suffix.empty() && last_slash_is_encoded) return std::nullopt;
  PathParts parts;
  if (std::size_t const number = suffix.find(kNumberPlaceholder); number < suffix.size()) {
    if (!take_ending(path, suffix.substr(number + kNumberPlaceholder.size()))) return std::nullopt;
    auto const page = take_number(path);
    if (!page) return std::nullopt;
    parts.page = *page;
    suffix = suffix.substr(0, number);
  }
  if (!take_ending(path, suffix) || path.empty()) return std::nullopt;
  parts.id = path;
  return parts;
}

// "/kho/" as "/kho": whose addresses begin with a route's and a slash, that is a folder to people,
// who cut addresses off. All other paths as they are.
std::string_view without_folder_slash(std::string_view path, std::vector<Route> const& routes) {
  if (!path.ends_with('/')) return path;
  std::string_view const folder = path.substr(0, path.size() - 1);
  bool const is_route = std::ranges::find(routes, folder, &Route::pattern) != routes.end();
  bool const has_others = std::ranges::any_of(
      routes, [&](Route const& route) { return route.pattern.starts_with(path); });
  return is_route && has_others ? folder : path;
}

Response answer_result(base::Result<Response> result, Request const& request,
                       Context const& context, AppState const& state) {
  if (result) return std::move(*result);
  base::Error const& error = result.error();
  // Of a shard that is missing the log has a line when it goes and when it comes back.
  bool const is_told_elsewhere =
      error.code == base::ErrorCode::Busy || error.code == base::ErrorCode::Unavailable;
  if (http_status(error.code) >= 500 && !is_told_elsewhere) {
    state.log(request.path + ": " + to_string(error.code) + ": " + to_string(error));
  }
  return error_response(error, context);
}

// Does not throw: whatever led here may well be a lack of memory. `exception` is null if it is of
// unknown type.
Response answer_exception(std::exception const* exception, Request const& request,
                          Context const& context, AppState const& state) noexcept {
  bool const is_short_of_memory = dynamic_cast<std::bad_alloc const*>(exception) != nullptr;
  try {
    if (is_short_of_memory) return answer_result(base::out_of_memory(), request, context, state);
    state.log(request.path +
              ": exception: " + (exception == nullptr ? "of unknown type" : exception->what()));
    return problem_response(internal_problem(), context);
  } catch (...) {
    Response bare;  // a status without words still is an answer
    bare.status = is_short_of_memory ? 503 : 500;
    return bare;
  }
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  std::ranges::stable_sort(routes_, std::ranges::greater{},
                           [](Route const& route) { return route.pattern.size(); });
}

Audience Router::audience_of(std::string_view path) const {
  auto const route = std::ranges::find_if(
      routes_, [&](Route const& each) { return match(each.pattern, path, false).has_value(); });
  if (route != routes_.end()) return route->audience;
  return path.starts_with(kApiPath) ? Audience::Programs : Audience::People;
}

std::variant<Route const*, Response> Router::find(Request const& request, Context& context) const {
  if (request.path == "*") return options_response(allow_of({}));
  std::vector<Method> methods;  // that the path takes
  std::string_view const path = without_folder_slash(request.path, routes_);
  Method const wanted = request.method == Method::Head ? Method::Get : request.method;
  for (Route const& route : routes_) {
    std::optional<PathParts> const parts =
        match(route.pattern, path, request.last_slash_is_encoded);
    if (!parts) continue;
    if (route.method == wanted) {
      context.route = route.pattern;
      context.id = parts->id;
      context.page = parts->page;
      return &route;
    }
    methods.push_back(route.method);
  }
  if (methods.empty()) return problem_response(no_such_page(), context);
  if (request.method == Method::Options) return options_response(allow_of(methods));
  Response refusal = problem_response(method_not_allowed(), context);
  refusal.set("Allow", allow_of(methods));
  return refusal;
}

Response answer(DirectHandler handler, Request const& request, Context const& context,
                AppState const& state) {
  try {
    return answer_result(handler(request, context, state), request, context, state);
  } catch (std::exception const& exception) {
    return answer_exception(&exception, request, context, state);
  } catch (...) {
    return answer_exception(nullptr, request, context, state);
  }
}

Response answer(WriteHandler handler, Request const& request, Context const& context,
                AppState const& state) {
  try {
    return answer_result(handler(request, context, *state.live_index()), request, context, state);
  } catch (std::exception const& exception) {
    return answer_exception(&exception, request, context, state);
  } catch (...) {
    return answer_exception(nullptr, request, context, state);
  }
}

namespace {

// Calls `handle` with the searcher of a worker, which is given up after an exception.
template <class Handle>
Response answer_with(base::Result<search::Searcher>& searcher, Request const& request,
                     Context const& context, AppState const& state, Handle handle) {
  try {
    if (!searcher) return answer_result(searcher.error(), request, context, state);
    searcher->forget_missing();
    Response response = answer_result(handle(*searcher), request, context, state);
    tell_missing(response, searcher->missing(), context.language);
    return response;
  } catch (std::exception const& exception) {
    searcher = base::Error{};
    return answer_exception(&exception, request, context, state);
  } catch (...) {
    searcher = base::Error{};
    return answer_exception(nullptr, request, context, state);
  }
}

}  // namespace

Response answer(SearchHandler handler, Request const& request, Context const& context,
                AppState const& state, base::Result<search::Searcher>& searcher) {
  return answer_with(searcher, request, context, state,
                     [&](search::Searcher& opened) { return handler(request, context, opened); });
}

Response answer(ImageHandler handler, Request const& request, Context const& context,
                AppState const& state, base::Result<search::Searcher>& searcher) {
  return answer_with(searcher, request, context, state, [&](search::Searcher& opened) {
    return handler.handle(request, context, opened, state.page_images());
  });
}

Response answer(StateHandler handler, Request const& request, Context const& context,
                AppState const& state, base::Result<search::Searcher>& searcher) {
  return answer_with(searcher, request, context, state, [&](search::Searcher& opened) {
    return handler.handle(request, context, opened, state);
  });
}

Response answer(EditHandler handler, Request const& request, Context const& context,
                AppState const& state, base::Result<search::Searcher>& searcher) {
  return answer_with(searcher, request, context, state, [&](search::Searcher& opened) {
    return handler.handle(request, context, opened, *state.live_index());
  });
}

}  // namespace tracuu::server
