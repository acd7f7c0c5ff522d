// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/cached_answer.hpp"

#include <memory>
#include <utility>

#include "formats/export_writer.hpp"
#include "schema/date.hpp"
#include "server/answers/entity_tag.hpp"
#include "server/answers/request_key.hpp"
#include "server/http/coroutine.hpp"
#include "server/http/problem.hpp"
#include "server/state/response_cache.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

constexpr int kMaxAttempts = 3;

struct Outcome {
  SharedAnswer answer;
  CacheUse use = CacheUse::Shared;
};

struct Made {
  Response response;
  std::string revision;  ///< that all of it was made from; empty if that is not sure
};

// A commit may come between the search and the look at its revision: then it is done again.
Made make_answer(SearchHandler handler, Request const& request, Context const& context,
                 AppState const& state, base::Result<search::Searcher>& searcher) {
  Response response;
  for (int attempt = 1; attempt <= kMaxAttempts; ++attempt) {
    auto const before = searcher ? searcher->revision() : base::Result<std::string>(base::Error{});
    response = answer(handler, request, context, state, searcher);
    if (!before || !searcher) break;
    auto const after = searcher->revision();
    if (after && *after == *before) return {std::move(response), *before};
  }
  return {std::move(response), ""};
}

void fly(ResponseCache::Flight& flight, SearchHandler handler, Request const& request,
         Context const& context, AppState const& state, base::Result<search::Searcher>& searcher) {
  Made made = make_answer(handler, request, context, state, searcher);
  CacheKey const& key = flight.key();
  bool const is_whole = made.response.status == 200 && !made.revision.empty();
  if (is_whole) made.response.set("ETag", make_entity_tag(made.revision, key.request));
  flight.land(std::make_shared<StoredAnswer const>(std::move(made.response)),
              is_whole && made.revision == key.revision);
}

SharedAnswer busy_answer(Context const& context) {
  return std::make_shared<StoredAnswer const>(problem_response(server_busy(), context));
}

// Joins those who wait for `key`, or makes its answer on a worker.
net::awaitable<Outcome> wait_for_answer(CacheKey key, SearchHandler handler, Request const& request,
                                        Context const& context, AppState const& state,
                                        WorkerPool& workers) {
  auto const outcome = std::make_shared<Outcome>();
  co_await wait_for_call([&](Resume const& resume) {
    auto const complete = [resume, outcome](SharedAnswer answer) {
      outcome->answer = std::move(answer);
      resume();
    };
    auto const found = state.cache().find(key, complete);
    if (found.answer) {
      outcome->use = CacheUse::Hit;
      complete(found.answer);
    } else if (found.flight) {
      outcome->use = CacheUse::Miss;
      bool const is_accepted =
          workers.try_submit([flight = found.flight, handler, asked = request, known = context,
                              &state](base::Result<search::Searcher>& searcher) {
            fly(*flight, handler, asked, known, state, searcher);
          });
      if (!is_accepted) found.flight->land(busy_answer(context), false);
    }
  });
  co_return std::move(*outcome);
}

std::string key_of(Caching caching, Request const& request, Context const& context) {
  std::string key = request_key(request, context);
  if (caching == Caching::ByIndexAndDay) key += schema::format_iso_date(schema::today());
  return key;
}

// What a 200 of this request would say of caching.
Response unchanged(Context const& context, std::string_view tag) {
  Response response =
      context.audience == Audience::Programs ? json_response(200, "") : html_response(200, "");
  response.set("ETag", tag);
  response = not_modified_response(response);
  response.cache = CacheUse::Unchanged;
  return response;
}

// The answer without its body, which it shares.
Response shared_response(Outcome outcome, Request const& request, Context const& context) {
  Response const& made = outcome.answer->response();
  if (made.headers.empty()) return problem_response(internal_problem(), context);
  Response response;
  response.status = made.status;
  response.headers = made.headers;
  response.found_nothing = made.found_nothing;
  response.stored = std::move(outcome.answer);
  response.cache = outcome.use;
  std::string_view const tag = response.get("ETag");
  bool const client_has_it = !tag.empty() && (names_any_tag(request.if_none_match) ||
                                              names_tag(request.if_none_match, tag));
  if (client_has_it) return unchanged(context, tag);
  return response;
}

}  // namespace

net::awaitable<Response> answer_cached(Route const& route, Request const& request,
                                       Context const& context, AppState const& state,
                                       WorkerPool& workers) {
  auto const index = state.revisions().current();
  // Without an index nothing is kept, but the searches still say what is wrong with it.
  CacheKey key{index ? index->revision : "", key_of(route.caching, request, context)};
  if (index && !request.if_none_match.empty()) {
    std::string const tag = make_entity_tag(key.revision, key.request);
    if (names_tag(request.if_none_match, tag)) {
      co_return unchanged(context, tag);
    }
  }
  if (SharedAnswer kept = state.cache().kept(key)) {
    co_return shared_response({std::move(kept), CacheUse::Hit}, request, context);
  }
  Outcome outcome = co_await wait_for_answer(std::move(key), std::get<SearchHandler>(route.handler),
                                             request, context, state, workers);
  co_return shared_response(std::move(outcome), request, context);
}

Response tag_response(Response response, Request const& request) {
  if (response.status != 200) return response;
  response.set("ETag", make_entity_tag("page", response.body));
  bool const client_has_it = names_any_tag(request.if_none_match) ||
                             names_tag(request.if_none_match, response.get("ETag"));
  if (client_has_it) return not_modified_response(response);
  return response;
}

}  // namespace tracuu::server
