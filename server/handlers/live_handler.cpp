// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/live_handler.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "indexer/change_reader.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

namespace {

/// What is wrong with the body, for the client: "line 7: …".
base::Error of_body(base::Error error) {
  if (!error.subject.empty()) error.message = error.subject + ": " + error.message;
  error.subject.clear();
  return error;
}

/// Whether the address speaks of a page of a document, with a number that no page has: what ends in
/// "/pages/" and a number is no id, unless its last slash is written "%2F".
bool is_of_impossible_page(Request const& request, std::string_view id) {
  constexpr std::string_view kPages = "/pages/";
  std::size_t const place = id.rfind(kPages);
  if (request.last_slash_is_encoded || place == std::string_view::npos) return false;
  return base::is_number(id.substr(place + kPages.size()));
}

base::Error no_page_with_that_number() {
  return {base::ErrorCode::NotFound, "the number is none of a page", "", "page"};
}

}  // namespace

base::Result<Response> accept_changes(std::vector<indexer::Change> changes, Context const& context,
                                      LiveIndex& live) {
  std::size_t const count = changes.size();
  if (auto const accepted = live.writer().submit(std::move(changes)); !accepted) {
    bool const is_full = accepted.error().code == base::ErrorCode::Busy;
    if (is_full) return problem_response(too_many_changes(), context);
    return accepted.error();
  }
  return json_response(202, fmt::format("{{\"accepted\":{}}}\n", count));
}

base::Result<Response> handle_put(Request const& request, Context const& context, LiveIndex& live) {
  if (auto const problems = check_lang_only(request); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  if (is_of_impossible_page(request, context.id)) return no_page_with_that_number();
  auto change = indexer::read_put(context.id, request.body);
  if (!change) return of_body(change.error());
  return accept_changes({std::move(*change)}, context, live);
}

base::Result<Response> handle_delete(Request const& request, Context const& context,
                                     LiveIndex& live) {
  if (auto const problems = check_lang_only(request); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  if (is_of_impossible_page(request, context.id)) return no_page_with_that_number();
  return accept_changes({{context.id, std::nullopt}}, context, live);
}

base::Result<Response> handle_batch(Request const& request, Context const& context,
                                    LiveIndex& live) {
  if (auto const problems = check_lang_only(request); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  auto changes = indexer::read_changes(request.body);
  if (!changes) return of_body(changes.error());
  return accept_changes(std::move(*changes), context, live);
}

}  // namespace tracuu::server
