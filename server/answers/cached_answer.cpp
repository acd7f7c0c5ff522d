// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/cached_answer.hpp"

#include <memory>
#include <utility>

#include "formats/export_writer.hpp"
#include "schema/date.hpp"
#include "server/answers/below_path.hpp"
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

/// What is asked for, and by whom.
struct Asked {
  SearchHandler handler;
  Request request;
  Context context;
};

// A commit may come between the search and the look at its revision: then it is done again.
Made make_answer(Asked const& asked, AppState const& state,
                 base::Result<search::Searcher>& searcher) {
  Response response;
  for (int attempt = 1; attempt <= kMaxAttempts; ++attempt) {
    auto const before = searcher ? searcher->revision() : base::Result<std::string>(base::Error{});
    response = answer(asked.handler, asked.request, asked.context, state, searcher);
    if (!before || !searcher) break;
    auto const after = searcher->revision();
    if (after && *after == *before) return {std::move(response), *before};
  }
  return {std::move(response), ""};
}

SharedAnswer busy_answer(Context const& context) {
  Response busy = problem_response(server_busy(), context);
  put_below_path(busy, context.base_path);
  return std::make_shared<StoredAnswer const>(std::move(busy));
}

/// Makes an answer for all who wait for it.
class AnswerMaker {
 public:
  using Flight = ResponseCache::Flight;

  AnswerMaker(std::shared_ptr<Flight> flight, Asked asked, AppState const& state, WorkerLanes lanes)
      : flight_(std::move(flight)), asked_(std::move(asked)), state_(state), lanes_(lanes) {}

  /// Has a job make it. False if the queue is full.
  [[nodiscard]] bool submit(search::SearchLane lane) const {
    bool const is_dear = lane == search::SearchLane::Dear;
    WorkerPool& workers = is_dear ? lanes_.dear : lanes_.cheap;
    return workers.try_submit(
        [maker = *this, is_dear](base::Result<search::Searcher>& searcher) {
          maker.make(is_dear, searcher);
        },
        {asked_.context.limit_key, flight_->stop_token()});
  }

  /// What waits no longer for a job of this client, which the queue has no room for: all, if that
  /// was the only job.
  void give_up(ResponseCache::WaiterId waiter) const {
    SharedAnswer const busy = busy_answer(asked_.context);
    if (flight_->loses_job_of(asked_.context.limit_key) && flight_->begin()) {
      flight_->land(busy, false);
    } else {
      flight_->leave(waiter, busy);
    }
  }

 private:
  void make(bool is_dear, base::Result<search::Searcher>& searcher) const {
    bool const is_displaced = !searcher && searcher.error().code == base::ErrorCode::Busy;
    bool const others_will =
        !is_begun_ && is_displaced && !flight_->loses_job_of(asked_.context.limit_key);
    if (is_begun_ || (!others_will && flight_->begin())) fly(is_dear, searcher);
  }

  // A search that was thought to be cheap has little time: if that is spent, it joins the dear
  // ones.
  void fly(bool is_dear, base::Result<search::Searcher>& searcher) const {
    ServerConfig const& config = state_.config();
    if (searcher) {
      searcher->limit(search::SearchBudget::within(
          is_dear ? config.search_time : config.cheap_search_time, flight_->stop_token()));
    }
    Made made = make_answer(asked_, state_, searcher);
    bool const is_cut = searcher && searcher->was_cut();
    if (is_cut && !is_dear && submit_again()) return;
    CacheKey const& key = flight_->key();
    bool const is_whole = made.response.status == 200 && !made.revision.empty() && !is_cut &&
                          !made.response.is_incomplete;
    if (is_whole) made.response.set("ETag", make_entity_tag(made.revision, key.request));
    put_below_path(made.response, asked_.context.base_path);
    flight_->land(std::make_shared<StoredAnswer const>(std::move(made.response)),
                  is_whole && made.revision == key.revision);
  }

  [[nodiscard]] bool submit_again() const {
    AnswerMaker again = *this;
    again.is_begun_ = true;
    return again.submit(search::SearchLane::Dear);
  }

  std::shared_ptr<Flight> flight_;
  Asked asked_;
  AppState const& state_;
  WorkerLanes lanes_;
  bool is_begun_ = false;  ///< the flight has begun, by this maker in the lane of the cheap ones
};

// Joins those who wait for `key`, and brings a job that makes its answer. No answer if the client
// goes before it is there.
net::awaitable<Outcome> wait_for_answer(CacheKey key, Route const& route, Asked asked,
                                        AppState const& state, WorkerLanes lanes, JobOwner owner) {
  auto const outcome = std::make_shared<Outcome>();
  std::shared_ptr<void> watch;
  co_await wait_for_call([&](Resume const& resume) {
    auto const complete = [resume, outcome](SharedAnswer answer) {
      outcome->answer = std::move(answer);
      resume();
    };
    auto const found = state.cache().find(key, complete);
    if (found.answer) {
      outcome->use = CacheUse::Hit;
      complete(found.answer);
      return;
    }
    if (found.is_first) outcome->use = CacheUse::Miss;
    // Not to keep the flight: it ends with its last job.
    watch = owner.watch([flight = std::weak_ptr(found.flight), waiter = found.waiter] {
      if (auto const open = flight.lock()) open->leave(waiter, nullptr);
    });
    if (!found.flight->wants_job_of(asked.context.limit_key)) return;
    search::SearchLane const lane =
        route.lane == nullptr ? search::SearchLane::Cheap : route.lane(asked.request);
    AnswerMaker const maker(found.flight, std::move(asked), state, lanes);
    if (!maker.submit(lane)) maker.give_up(found.waiter);
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
  if (outcome.answer == nullptr) return client_gone_response();
  Response const& made = outcome.answer->response();
  if (made.headers.empty()) return problem_response(internal_problem(), context);
  Response response;
  response.status = made.status;
  response.headers = made.headers;
  response.found_nothing = made.found_nothing;
  response.found = made.found;
  response.is_incomplete = made.is_incomplete;
  response.rules = made.rules;
  response.stored = std::move(outcome.answer);
  response.cache = outcome.use;
  std::string_view const tag = response.get("ETag");
  bool const client_has_it = !tag.empty() && (names_any_tag(request.if_none_match) ||
                                              names_tag(request.if_none_match, tag));
  if (!client_has_it) return response;
  Response same = unchanged(context, tag);
  same.rules = std::move(response.rules);
  return same;
}

}  // namespace

net::awaitable<Response> answer_cached(Route const& route, Request const& request,
                                       Context const& context, AppState const& state,
                                       WorkerLanes lanes, JobOwner owner) {
  auto const index = state.revisions().current();
  // Without an index nothing is kept, but the searches still say what is wrong with it.
  CacheKey key{index ? index->revision : "", key_of(route.caching, request, context)};
  if (index && !request.if_none_match.empty()) {
    std::string const tag = make_entity_tag(key.revision, key.request);
    if (names_tag(request.if_none_match, tag)) {
      Response same = unchanged(context, tag);
      if (SharedAnswer const kept = state.cache().kept(key)) same.rules = kept->response().rules;
      co_return same;
    }
  }
  if (SharedAnswer kept = state.cache().kept(key)) {
    co_return shared_response({std::move(kept), CacheUse::Hit}, request, context);
  }
  Asked asked{std::get<SearchHandler>(route.handler), request, context};
  Outcome outcome = co_await wait_for_answer(std::move(key), route, std::move(asked), state, lanes,
                                             std::move(owner));
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
