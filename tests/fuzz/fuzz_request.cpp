// SPDX-License-Identifier: GPL-3.0-or-later
// A request from its bytes to its parameters and route, without sockets or an index: nothing a
// client sends may crash the parser, and what it accepts must hold to the rules of its header.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "base/utf8.hpp"
#include "search/api/search_request.hpp"
#include "server/answers/router.hpp"
#include "server/http/chunked_body.hpp"
#include "server/http/request_head.hpp"
#include "server/http/target.hpp"
#include "server/routes.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace {

using namespace tracuu;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_clean(std::string_view text) {
  return text.find('\0') == std::string_view::npos && !base::find_invalid_utf8(text);
}

void check_decoded(server::Request const& request) {
  require(is_clean(request.path));
  for (server::Parameter const& parameter : request.parameters) {
    require(is_clean(parameter.name) && is_clean(parameter.value));
  }
}

// What was read and found good must survive being written as a URL and read again.
void check_params(server::Request const& request) {
  server::SearchParams const params =
      server::read_search_params(request, server::UnknownParameters::Refuse);
  require(params.request.page >= 1 && params.request.size >= 1);
  require(params.request.size <= search::kMaxPageSize);
  require(params.request.text.size() <= search::kMaxQueryBytes);
  if (!params.problems.empty()) return;
  std::string const url = server::search_url(params.request, params.language);
  auto const target = server::decode_target(url);
  require(target.has_value());
  server::Request again;
  again.parameters = target->parameters;
  server::SearchParams const reread =
      server::read_search_params(again, server::UnknownParameters::Refuse);
  require(reread.problems.empty());
  require(server::search_url(reread.request, reread.language) == url);
}

bool is_one_of(int status, std::initializer_list<int> statuses) {
  return std::ranges::find(statuses, status) != statuses.end();
}

void check_route(server::Request const& request) {
  static server::Router const router(server::make_routes());
  static server::AppState const state{server::ServerConfig{}};
  server::Context context;
  auto found = router.find(request, context);
  if (!std::holds_alternative<server::Route const*>(found)) return;
  server::Route const& route = *std::get<server::Route const*>(found);
  if (auto const* const direct = std::get_if<server::DirectHandler>(&route.handler)) {
    // There is no index to be ready, and no one may read the metrics.
    require(is_one_of(server::answer(*direct, request, context, state).status, {200, 404, 503}));
    return;
  }
  base::Result<search::Searcher> none = base::Error{base::ErrorCode::IndexMissing, "none", ""};
  if (auto const* const image = std::get_if<server::ImageHandler>(&route.handler)) {
    require(server::answer(*image, request, context, state, none).status == 503);
    return;
  }
  auto const* const stream = std::get_if<server::StreamHandler>(&route.handler);
  auto const handler =
      stream != nullptr ? stream->handle : std::get<server::SearchHandler>(route.handler);
  require(server::answer(handler, request, context, state, none).status == 503);
}

// However its bytes arrive, a body in chunks is the same, within its limit, and ends in one place.
void check_chunks(std::string_view bytes) {
  constexpr std::uint64_t kLimit = 16'384;
  std::string bodies[2];
  std::size_t ends[2] = {};
  server::ChunkedBody::State states[2];
  for (std::size_t const way : {0, 1}) {
    server::ChunkedBody body(kLimit);
    std::size_t const step = way == 0 ? bytes.size() + 1 : 1;
    for (std::size_t end = 0; end < bytes.size();) {
      end = std::min(end + step, bytes.size());
      ends[way] += body.take(bytes.substr(ends[way], end - ends[way]));
      require(ends[way] <= end);
    }
    states[way] = body.state();
    if (body.state() == server::ChunkedBody::State::Whole) bodies[way] = body.release();
  }
  bool const is_whole = states[0] == server::ChunkedBody::State::Whole;
  require(is_whole == (states[1] == server::ChunkedBody::State::Whole));
  require(!is_whole || (ends[0] == ends[1] && bodies[0] == bodies[1]));
  require(bodies[0].size() <= kLimit);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  server::HeadScan const scan = server::scan_head(bytes);
  if (scan.state != server::HeadScanState::Complete) return 0;
  require(scan.head_bytes <= size);
  server::RequestHead const head = server::read_head(bytes.substr(0, scan.head_bytes), 16'384);
  check_decoded(head.request);
  check_params(head.request);
  if (head.problem) {
    require(!head.keep_alive);
    require(server::problem_response(*head.problem, {}).status >= 400);
    return 0;
  }
  require(head.version == 10 || head.version == 11);
  check_route(head.request);
  if (head.is_chunked) check_chunks(bytes.substr(scan.head_bytes));
  return 0;
}
