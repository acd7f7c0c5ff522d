// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/feed_handler.hpp"

#include <algorithm>
#include <utility>

#include "search/api/search_request.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/feed_atom.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

namespace {

constexpr std::size_t kEntries = 30;

/// What to search for `params`: all that is dated if nothing is asked.
search::SearchRequest feed_request(SearchParams const& params) {
  search::SearchRequest request = params.request;
  request.sort = search::SortOrder::Newest;
  if (params.is_empty()) request.filters.dates.from = schema::Date{std::chrono::year{1} / 1 / 1};
  return request;
}

/// The request as it stands in the feed's own addresses: how many entries and in what
/// order is no part of a saved search.
search::SearchRequest saved_request(search::SearchRequest request) {
  search::SearchRequest const defaults;
  request.sort = search::SortOrder::Newest;
  request.page = defaults.page;
  request.size = defaults.size;
  return request;
}

}  // namespace

base::Result<Response> handle_feed(Request const& request, Context const& context,
                                   search::Searcher& searcher) {
  SearchParams const params = read_search_params(request, UnknownParameters::Ignore);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto stream = searcher.stream(feed_request(params));
  if (!stream) return stream.error();
  Feed feed{context.base_url,
            saved_request(params.request),
            params.language,
            context.branding->name.in(params.language),
            {},
            {}};
  bool const is_sized = std::ranges::any_of(
      request.parameters, [](Parameter const& one) { return one.name == "size"; });
  std::size_t const size = is_sized ? params.request.size : kEntries;
  while (feed.entries.size() < size) {
    auto result = stream->next();
    if (!result) return result.error();
    if (!*result) break;
    feed.updated = std::max(feed.updated, (*result)->indexed);
    feed.entries.push_back(std::move(**result));
  }
  return xml_response("application/atom+xml", feed_atom(feed));
}

}  // namespace tracuu::server
