// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "search/syntax/search_lane.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// Answers at once, on a thread that also reads and writes sockets.
using DirectHandler = base::Result<Response> (*)(Request const&, Context const&, AppState const&);

/// Answers on a worker thread with that worker's Searcher.
using SearchHandler = base::Result<Response> (*)(Request const&, Context const&, search::Searcher&);

/// Whether answers of a route are kept, tagged (ETag) and revalidated.
enum class Caching {
  Never,
  ByIndex,        ///< as long as the index is at the same revision: nothing else may change them
  ByIndexAndDay,  ///< likewise, but they name the day: no longer than it lasts
};

/// As a SearchHandler, but on the threads for streams, of which only so many may be in
/// use: for answers of any size, whose Response may have `pieces`. They must not hold
/// the Searcher, which is lent for the call only.
struct StreamHandler {
  base::Result<Response> (*handle)(Request const&, Context const&, search::Searcher&) = nullptr;
};

/// As a SearchHandler, on the threads for dear requests, with the pictures of pages that are kept:
/// answers with one of these.
struct ImageHandler {
  base::Result<Response> (*handle)(Request const&, Context const&, search::Searcher&,
                                   PageImages&) = nullptr;
};

/// As a SearchHandler, on the threads for dear requests, with what the server holds.
struct StateHandler {
  base::Result<Response> (*handle)(Request const&, Context const&, search::Searcher&,
                                   AppState const&) = nullptr;
};

/// Changes the index, on a worker thread. Only called for requests that bear a
/// known token, with their body.
using WriteHandler = base::Result<Response> (*)(Request const&, Context const&, LiveIndex&);

/// As a WriteHandler, for a change to what the index holds: with that worker's Searcher.
struct EditHandler {
  base::Result<Response> (*handle)(Request const&, Context const&, search::Searcher&,
                                   LiveIndex&) = nullptr;
};

/// A method (GET stands for HEAD too) on a path. "{id}" stands for at least one byte, '/'
/// included: ids are URLs in some archives, and proxies like to decode "%2F". What stands
/// after "{id}" is the end of the path; "{n}" in it stands for a number from 1 to 999999999,
/// written without a zero before it.
struct Route {
  std::string_view pattern;
  std::variant<DirectHandler, SearchHandler, StreamHandler, ImageHandler, StateHandler,
               WriteHandler, EditHandler>
      handler;
  Caching caching = Caching::Never;  ///< of direct handlers: only the answer's tag
  Method method =
      Method::Get;  ///< Post, but for a WriteHandler: the fields of a form are parameters
  Audience audience = Audience::People;
  /// Of a SearchHandler whose answers are kept: whether a request is for the lane of dear searches.
  /// Null: none is.
  search::SearchLane (*lane)(Request const&) = nullptr;
  /// Others than the webmaster are refused (webmaster_access.hpp) before a body is read, and
  /// nothing is kept of the answers. Forms may then be as long as a body may; of Put, the body
  /// stays as sent.
  bool for_webmaster = false;
  /// Of a StreamHandler with Method::Post: it takes a body of so many bytes
  /// (server/http/upload.hpp), which is read once the client has a place for a stream. 0: it takes
  /// none.
  std::uint64_t upload_bytes = 0;
};

/// Finds the route of a request: of two patterns that match one path, the longer
/// one ("…/{id}/related" before "…/{id}"), of two as long the one without a placeholder
/// ("/kho/list" before "/kho/{id}"), so that their order says nothing.
/// Thread-safe.
class Router {
 public:
  explicit Router(std::vector<Route> routes);

  /// Who is refused when a request of `path` is: the audience of the route of that path, whatever
  /// its method. Of paths without a route, those under /api/ are for programs.
  [[nodiscard]] Audience audience_of(std::string_view path) const;

  /// The route of `request`, with its pattern and id filled into `context`; or the 404, 405 or
  /// answer to OPTIONS that stands in for one. The pointer lives as long as the router.
  [[nodiscard]] std::variant<Route const*, Response> find(Request const& request,
                                                          Context& context) const;

 private:
  std::vector<Route> routes_;
};

/// Runs a direct handler. Never throws: errors and exceptions become answers,
/// and what the client is not told goes to the log.
[[nodiscard]] Response answer(DirectHandler handler, Request const& request, Context const& context,
                              AppState const& state);

/// Runs a search handler likewise. After an exception `searcher` holds an Error,
/// so that its worker opens a new one.
[[nodiscard]] Response answer(SearchHandler handler, Request const& request, Context const& context,
                              AppState const& state, base::Result<search::Searcher>& searcher);

/// Runs a write handler likewise.
[[nodiscard]] Response answer(WriteHandler handler, Request const& request, Context const& context,
                              AppState const& state);

/// Runs an image handler likewise; `searcher` as above.
[[nodiscard]] Response answer(ImageHandler handler, Request const& request, Context const& context,
                              AppState const& state, base::Result<search::Searcher>& searcher);

/// Runs a state handler likewise; `searcher` as above.
[[nodiscard]] Response answer(StateHandler handler, Request const& request, Context const& context,
                              AppState const& state, base::Result<search::Searcher>& searcher);

/// Runs an edit handler likewise; `searcher` as above.
[[nodiscard]] Response answer(EditHandler handler, Request const& request, Context const& context,
                              AppState const& state, base::Result<search::Searcher>& searcher);

}  // namespace tracuu::server
