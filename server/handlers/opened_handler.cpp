// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/opened_handler.hpp"

#include <string>
#include <utility>
#include <vector>

#include "search/api/search_request.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

constexpr std::size_t kMaxIdBytes = 2'000;
constexpr std::size_t kLastPlace = 10'000;
/// Of one address: more than a person opens.
constexpr RateLimiter::Rate kOpenedRate{1, 30};

}  // namespace

base::Result<Response> handle_opened(Request const& request, Context const& context,
                                     search::Searcher& searcher, AppState const& state) {
  ParameterReader reader(request.parameters);
  store::OpenedHit opened;
  opened.query = reader.text("q", search::kMaxQueryBytes);
  opened.id = reader.text("id", kMaxIdBytes);
  opened.position = reader.number("pos", 0, 1, kLastPlace);
  bool const is_wanted = reader.choice<bool>("log", true, {{"0", false}, {"1", true}}) &&
                         !request.asks_not_to_be_counted && !request.is_robot;
  for (auto const& [name, is_missing] :
       {std::pair("q", opened.query.empty()), std::pair("id", opened.id.empty()),
        std::pair("pos", opened.position == 0)}) {
    if (is_missing) reader.refuse(name, "problem.parameter.missing");
  }
  reader.refuse_unknown();
  if (auto const problems = reader.take_problems(); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  if (!context.limit_key.empty()) {
    if (auto const wait = state.opened_rates().take(context.limit_key, kOpenedRate)) {
      return problem_response(too_many_requests(*wait), context);
    }
  }
  QueryCounter* const counter = state.query_counter();
  if (counter == nullptr || !is_wanted) return no_content_response();
  if (auto const found = searcher.find(opened.id); !found) return found.error();
  counter->count_opened(std::move(opened));
  return no_content_response();
}

}  // namespace tracuu::server
