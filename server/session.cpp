// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session.hpp"

#include <array>
#include <chrono>
#include <exception>

#include "server/access_log.hpp"
#include "server/cached_answer.hpp"
#include "server/client_address.hpp"
#include "server/finish_response.hpp"

namespace tracuu::server {
namespace {

constexpr std::chrono::seconds kHangUpTimeout{1};
constexpr std::size_t kHangUpBytes = 262'144;
constexpr std::size_t kReadBytes = 4'096;

using SearchJob = std::function<Response(base::Result<search::Searcher>&)>;

// Runs `job` on a worker and resumes on the caller's strand with its answer, or at once with
// `busy` if the queue is full. `job` must not throw.
net::awaitable<Response> run_on_worker(WorkerPool& workers, SearchJob job, Response busy) {
  auto initiate = [&workers](auto handler, SearchJob work, Response refusal) {
    // Shared, since std::function must be able to copy what it holds.
    auto const shared_handler = std::make_shared<decltype(handler)>(std::move(handler));
    auto const complete = [shared_handler](Response response) {
      // Posted even when refused here: a handler must not run inside its initiation.
      net::post(net::get_associated_executor(*shared_handler),
                [shared_handler, response = std::move(response)]() mutable {
                  std::move (*shared_handler)(std::move(response));
                });
    };
    bool const is_accepted = workers.try_submit(
        [complete, work = std::move(work)](base::Result<search::Searcher>& searcher) {
          complete(work(searcher));
        });
    if (!is_accepted) complete(std::move(refusal));
  };
  return net::async_initiate<net::use_awaitable_t<> const, void(Response)>(
      initiate, net::use_awaitable, std::move(job), std::move(busy));
}

// What the log and the metrics want to know of an answer.
Response outline_of(Response const& response) {
  Response outline;
  outline.status = response.status;
  outline.cache = response.cache;
  outline.found_nothing = response.found_nothing;
  return outline;
}

void record(AppState const& state, Request const& request, Response const& outline,
            AccessRecord const& what) {
  state.metrics().count(request, outline, what.took);
  if (!state.config().access_log) return;
  bool const with_query = state.live()->settings.log_query;
  state.config().access_log(access_line(request, outline, what, with_query));
}

}  // namespace

Session::Session(tcp::socket socket, SessionContext context)
    : stream_(std::move(socket)),
      context_(context),
      buffer_(context.state.config().header_limit_bytes + kReadBytes) {
  beast::error_code ignored;  // who has left already is found out at the first read
  peer_ = stream_.socket().remote_endpoint(ignored).address();
}

Session::~Session() {
  context_.connections.leave(*this);
}

void Session::start() {
  net::co_spawn(
      stream_.get_executor(), [self = shared_from_this()] { return self->run(); },
      [&state = context_.state](std::exception_ptr const& exception) {
        if (exception) state.log("session: ended by an exception");
      });
}

void Session::drain() {
  net::post(stream_.get_executor(), [self = shared_from_this()] {
    if (self->is_idle_) self->stream_.cancel();
  });
}

void Session::close() {
  net::post(stream_.get_executor(), [self = shared_from_this()] { self->stream_.close(); });
}

net::awaitable<void> Session::run() {
  try {
    Next next = Next::Request;
    while (next == Next::Request) {
      next = co_await serve_one_request();
    }
    if (next == Next::HangUp) {
      co_await hang_up(stream_);
    }
  } catch (std::exception const& exception) {
    context_.state.log(std::string("session: exception: ") + exception.what());
  }
  stream_.close();
}

net::awaitable<Session::Next> Session::serve_one_request() {
  Received const received = co_await receive_head();
  if (received.arrival == Arrival::Gone) {
    co_return Next::Close;
  }
  RequestHead head = take_head(received);
  auto const begin = std::chrono::steady_clock::now();
  Response response = co_await respond_to(head);
  response = finish_response(std::move(response), head.request, context_.state);
  Response const outline = outline_of(response);
  std::size_t const body_bytes = head.request.method == Method::Head ? 0 : response.body.size();
  // No route takes a body yet: what follows such a head is never read as a request.
  bool const keep_alive =
      head.keep_alive && !head.problem && !head.has_body && !context_.state.is_draining();
  bool const is_sent = co_await send(std::move(response), head, keep_alive);
  record(context_.state, head.request, outline,
         {std::chrono::system_clock::now(), std::chrono::steady_clock::now() - begin, body_bytes,
          is_sent});
  if (!is_sent) {
    co_return Next::Close;
  }
  co_return keep_alive ? Next::Request : Next::HangUp;
}

net::awaitable<Session::Received> Session::receive_head() {
  ServerConfig const& config = context_.state.config();
  is_idle_ = buffer_.size() == 0;
  // A new client has no reason to wait; one that keeps its connection open has.
  bool const may_wait = is_idle_ && !is_first_request_;
  is_first_request_ = false;
  stream_.expires_after(may_wait ? config.idle_timeout : config.read_timeout);
  for (;;) {
    Received const received = look_at_buffer();
    if (received.arrival != Arrival::Gone) {
      co_return received;
    }
    if (is_idle_ && context_.state.is_draining()) {
      co_return Received{};
    }

    auto const [error, bytes] =
        co_await stream_.async_read_some(buffer_.prepare(kReadBytes), kAsTuple);
    if (error) {
      co_return Received{};
    }
    buffer_.commit(bytes);
    // One deadline for the whole head, not one for each piece: that is what ends slow senders.
    if (is_idle_) stream_.expires_after(config.read_timeout);
    is_idle_ = false;
  }
}

// What the buffer holds; Gone if more has to come.
Session::Received Session::look_at_buffer() const {
  std::size_t const limit = context_.state.config().header_limit_bytes;
  HeadScan const scan = scan_head(buffered());
  switch (scan.state) {
    case HeadScanState::Malformed: return {Arrival::Malformed, 0};
    case HeadScanState::Complete:
      return {scan.head_bytes > limit ? Arrival::TooLarge : Arrival::Head, scan.head_bytes};
    case HeadScanState::Incomplete: break;
  }
  return {buffer_.size() >= limit ? Arrival::TooLarge : Arrival::Gone, 0};
}

RequestHead Session::take_head(Received received) {
  if (received.arrival == Arrival::Malformed) return read_malformed_head();
  if (received.arrival == Arrival::TooLarge) return read_oversized_head(buffered());
  RequestHead head = read_head(buffered().substr(0, received.head_bytes),
                               context_.state.config().body_limit_bytes);
  buffer_.consume(received.head_bytes);
  return head;
}

net::awaitable<Response> Session::respond_to(RequestHead& head) {
  AppState const& state = context_.state;
  std::optional<Response> refusal = check_client(head.request);
  if (head.problem) {
    co_return problem_response(*head.problem, head.request);
  }
  if (refusal) {
    co_return std::move(*refusal);
  }
  auto found = context_.router.find(head.request);
  if (auto* const response = std::get_if<Response>(&found)) {
    co_return std::move(*response);
  }
  Route const& route = *std::get<Route const*>(found);
  head.request.route = route.pattern;
  bool const is_cached = route.caching == Caching::ByIndex;
  if (auto const* const direct = std::get_if<DirectHandler>(&route.handler)) {
    Response response = answer(*direct, head.request, state);
    co_return is_cached ? tag_response(std::move(response), head.request) : std::move(response);
  }
  if (is_cached) {
    co_return co_await answer_cached(std::get<SearchHandler>(route.handler), head.request, state,
                                     context_.workers);
  }
  SearchJob job = [handler = std::get<SearchHandler>(route.handler), request = head.request,
                   &state](base::Result<search::Searcher>& searcher) {
    return answer(handler, request, state, searcher);
  };
  Response busy = problem_response(server_busy(), head.request);
  co_return co_await run_on_worker(context_.workers, std::move(job), std::move(busy));
}

// Finds out who asks, and refuses who asks too much.
std::optional<Response> Session::check_client(Request& request) const {
  auto const live = context_.state.live();
  Client const client = client_behind(peer_, request.forwarded_for, live->proxies);
  request.client = client.address.to_string();
  if (!client.is_limited) return std::nullopt;
  auto const wait = context_.state.rates().take(
      limit_key(client.address),
      {live->settings.requests_per_second, live->settings.request_burst});
  if (!wait) return std::nullopt;
  return problem_response(too_many_requests(*wait), request);
}

net::awaitable<bool> Session::send(Response response, RequestHead const& head, bool keep_alive) {
  stream_.expires_after(context_.state.config().write_timeout);
  Message message = make_message(std::move(response), {head.version, keep_alive});
  http::response_serializer<http::string_body> serializer(message);
  if (head.request.method == Method::Head) {
    serializer.split(true);
    auto const [error, bytes] = co_await http::async_write_header(stream_, serializer, kAsTuple);
    co_return !error;
  }
  auto const [error, bytes] = co_await http::async_write(stream_, serializer, kAsTuple);
  co_return !error;
}

std::string_view Session::buffered() const {
  net::const_buffer const data = buffer_.data();
  return {static_cast<char const*>(data.data()), data.size()};
}

net::awaitable<void> hang_up(beast::tcp_stream& stream) {
  beast::error_code ignored;  // the client may be gone already, which is what we want
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  stream.expires_after(kHangUpTimeout);
  std::array<char, 4096> discarded;
  for (std::size_t total = 0; total < kHangUpBytes;) {
    auto const [error, bytes] = co_await stream.async_read_some(net::buffer(discarded), kAsTuple);
    if (error) break;
    total += bytes;
  }
  stream.close();
}

}  // namespace tracuu::server
