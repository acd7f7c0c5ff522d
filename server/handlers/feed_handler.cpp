// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/feed_handler.hpp"

#include <algorithm>
#include <utility>

#include "search/api/search_request.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/feeds/feed_atom.hpp"
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

}  // namespace

base::Result<Response> handle_feed(Request const& request, Context const& context,
                                   search::Searcher& searcher) {
  SearchParams const params = read_search_params(request, UnknownParameters::Ignore);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto stream = searcher.stream(feed_request(params));
  if (!stream) return stream.error();
  Feed feed;
  feed.base_url = context.base_url;
  feed.authority = context.tag_authority;
  feed.request = params.request;
  feed.language = params.language;
  feed.site_name = context.branding->name.in(params.language);
  bool const is_sized = std::ranges::any_of(
      request.parameters, [](Parameter const& one) { return one.name == "size"; });
  if (is_sized) feed.size = params.request.size;
  while (feed.entries.size() < feed.size.value_or(kEntries)) {
    auto result = stream->next();
    if (!result) return result.error();
    if (!*result) break;
    feed.updated = std::max(feed.updated, (*result)->indexed);
    feed.entries.push_back(std::move(**result));
  }
  return styled_xml_response("application/atom+xml", feed_atom(feed));
}

}  // namespace tracuu::server
