// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/session.hpp"

#include <algorithm>
#include <chrono>
#include <exception>

#include "server/answers/cached_answer.hpp"
#include "server/answers/counted_request.hpp"
#include "server/answers/finish_response.hpp"
#include "server/answers/webmaster_access.hpp"
#include "server/connection/body_reader.hpp"
#include "server/connection/client_watch.hpp"
#include "server/connection/stream_sender.hpp"
#include "server/http/client_address.hpp"
#include "server/http/coroutine.hpp"
#include "server/http/target.hpp"
#include "server/state/access_log.hpp"
#include "server/state/run_on_worker.hpp"
#include "server/urls/public_address.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

constexpr std::size_t kReadBytes = 4'096;
// All hits are found before the first is sent, and none may be left out.
constexpr std::chrono::seconds kStreamSearchTime{30};
// Bytes a second that a file must come with, after the time that any request has.
constexpr std::uint64_t kUploadRate = 131'072;

// What the log and the metrics want to know of an answer.
Response outline_of(Response const& response) {
  Response outline;
  outline.status = response.status;
  outline.cache = response.cache;
  outline.found_nothing = response.found_nothing;
  outline.found = response.found;
  outline.is_incomplete = response.is_incomplete;
  outline.rules = response.rules;
  return outline;
}

InsteadOfResult<Response> in_place_of_answer(Context const& context) {
  return {problem_response(server_busy(), context), client_gone_response()};
}

bool is_write(Route const& route) {
  return std::holds_alternative<WriteHandler>(route.handler) ||
         std::holds_alternative<EditHandler>(route.handler);
}

void record(AppState const& state, Request const& request, Context const& context,
            Response const& outline, AccessRecord const& what) {
  state.metrics().count(context.route, outline, what.took);
  if (outline.rules) state.count_rules(*outline.rules);
  if (!state.config().access_log) return;
  bool const with_query = state.runtime()->settings.log_query;
  state.config().access_log(access_line(request, context, outline, what, with_query));
}

}  // namespace

Session::Session(tcp::socket socket, ServiceParts service)
    : channel_(std::move(socket)),
      service_(service),
      peer_(channel_.peer()),
      base_path_(path_of(public_base_url(service.state.config().public_url, ""))),
      buffer_(service.state.config().header_limit_bytes + kReadBytes) {}

Session::~Session() {
  service_.connections.leave(*this);
}

void Session::start() {
  spawn(
      channel_.executor(), [self = shared_from_this()] { return self->run(); },
      [&state = service_.state](std::exception_ptr const& exception) {
        if (exception) state.log("session: ended by an exception");
      });
}

void Session::drain(Drained which) {
  net::post(channel_.executor(), [self = shared_from_this(), which] {
    bool const is_spared = which == Drained::Idle && !self->has_asked_;
    if (self->is_idle_ && !is_spared && !self->channel_.has_bytes()) self->channel_.cancel();
  });
}

void Session::close() {
  net::post(channel_.executor(), [self = shared_from_this()] { self->channel_.close(); });
}

net::awaitable<void> Session::run() {
  try {
    Next next = Next::Request;
    while (next == Next::Request) {
      next = co_await serve_one_request();
    }
    if (next == Next::HangUp) {
      co_await channel_.hang_up();
    }
  } catch (std::exception const& exception) {
    service_.state.log(std::string("session: exception: ") + exception.what());
  }
  channel_.close();
}

net::awaitable<Session::Next> Session::serve_one_request() {
  Received const received = co_await receive_head();
  if (received.arrival == Arrival::Gone) {
    co_return Next::Close;
  }
  RequestHead head = take_head(received);
  auto const begin = std::chrono::steady_clock::now();
  Context context = context_of(head);
  Response response = co_await respond_to(head, context);
  if (response.status == kClientGone) {
    record(service_.state, head.request, context, response,
           {std::chrono::system_clock::now(), std::chrono::steady_clock::now() - begin, 0, false});
    co_return Next::Close;
  }
  response = co_await finish(std::move(response), head.request, context);
  Response const outline = outline_of(response);
  if (QueryCounter* const counter = service_.state.query_counter()) {
    count_request(head.request, context, outline, *counter, last_counted_);
  }
  std::size_t const body_bytes = head.request.method == Method::Head ? 0 : response.body.size();
  // A body that was not read must never be read as a request.
  bool const is_whole = !head.problem && (head.is_body_read || !head.has_body());
  // Only chunks tell the end of a stream from its breaking off.
  bool const ends_by_closing = response.pieces && head.version < 11;
  bool const keep_alive =
      head.keep_alive && is_whole && !ends_by_closing && !service_.state.is_draining();
  bool const is_sent = co_await send(std::move(response), head, context.limit_key, keep_alive);
  record(service_.state, head.request, context, outline,
         {std::chrono::system_clock::now(), std::chrono::steady_clock::now() - begin, body_bytes,
          is_sent});
  if (!is_sent) {
    co_return Next::Close;
  }
  co_return keep_alive ? Next::Request : Next::HangUp;
}

net::awaitable<Session::Received> Session::receive_head() {
  ServerConfig const& config = service_.state.config();
  may_skip_line_ = true;
  skip_empty_line();
  is_idle_ = buffer_.size() == 0;
  // A new client has no reason to wait; one that keeps its connection open has.
  bool const may_wait = is_idle_ && !is_first_request_;
  is_first_request_ = false;
  channel_.set_deadline(may_wait ? config.idle_timeout : config.read_timeout);
  for (;;) {
    skip_empty_line();
    Received const received = look_at_buffer();
    if (received.arrival != Arrival::Gone) {
      co_return received;
    }
    if (is_idle_ && has_asked_ && service_.state.is_draining()) {
      co_return Received{};
    }

    std::size_t const bytes = co_await channel_.read(buffer_.prepare(kReadBytes));
    if (bytes == 0) {
      co_return Received{};
    }
    buffer_.commit(bytes);
    // One deadline for the whole head, not one for each piece: that is what ends slow senders.
    if (is_idle_) channel_.set_deadline(config.read_timeout);
    is_idle_ = false;
    has_asked_ = true;
  }
}

// RFC 9112 section 2.2: one in front of a request is ignored, as old clients send it after a form.
void Session::skip_empty_line() {
  if (!may_skip_line_ || !buffered().starts_with("\r\n")) return;
  buffer_.consume(2);
  may_skip_line_ = false;
}

// What the buffer holds; Gone if more has to come.
Session::Received Session::look_at_buffer() const {
  std::size_t const limit = service_.state.config().header_limit_bytes;
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
                               service_.state.config().body_limit_bytes);
  buffer_.consume(received.head_bytes);
  head.request.path = path_within(base_path_, head.request.path);
  return head;
}

// What our side knows before the route is found.
Context Session::context_of(RequestHead const& head) const {
  ServerConfig const& config = service_.state.config();
  Context context;
  context.audience = service_.router.audience_of(head.request.path);
  context.language = answer_language(head.request, context.audience);
  context.base_url = public_base_url(config.public_url, head.host);
  context.base_path = base_path_;
  context.tag_authority = tag_authority(config.public_url, config.host_since);
  context.has_page_images = config.page_images;
  context.counts_opened = service_.state.query_counter() != nullptr;
  context.has_originals = config.originals;
  context.admin_email = config.admin_email;
  context.leads = config.leads;
  context.branding = &service_.state.branding();
  return context;
}

net::awaitable<Response> Session::respond_to(RequestHead& head, Context& context) {
  std::optional<Response> refusal = check_client(head.request, context);
  if (head.problem) {
    co_return problem_response(*head.problem, context);
  }
  if (refusal) {
    co_return std::move(*refusal);
  }
  auto found = service_.router.find(head.request, context);
  if (auto* const response = std::get_if<Response>(&found)) {
    co_return std::move(*response);
  }
  Route const& route = *std::get<Route const*>(found);
  if (route.for_webmaster) {
    co_return co_await serve_webmaster(route, head, context);
  }
  if (is_write(route)) {
    co_return co_await write_index(route, head, context);
  }
  if (route.upload_bytes > 0) {
    co_return co_await respond_to_upload(route, head, context);
  }
  if (route.method == Method::Post) {
    auto bad_form = co_await receive_form(head, context, kMaxTargetBytes);
    if (bad_form) co_return std::move(*bad_form);
  }
  co_return co_await read_index(route, head.request, context);
}

// Large bodies are packed on a worker, so that the other connections of this thread need not wait;
// without one that is free for it, they go as they are.
net::awaitable<Response> Session::finish(Response response, Request const& request,
                                         Context const& context) {
  AppState const& state = service_.state;
  if (!takes_long_to_finish(response, request, state.config())) {
    co_return finish_response(std::move(response), request, context, state);
  }
  auto const large = std::make_shared<Response const>(std::move(response));
  using Finished = std::optional<Response>;
  WorkerJob<Finished> job = [large, request, context, &state](
                                base::Result<search::Searcher>& searcher, std::stop_token const&) {
    bool const is_displaced = !searcher && searcher.error().code == base::ErrorCode::Busy;
    if (is_displaced) return Finished();
    return Finished(finish_response(*large, request, context, state));
  };
  JobOwner owner{context.limit_key};
  InsteadOfResult<Finished> instead;
  Finished finished = co_await run_on_worker<Finished>(service_.workers, std::move(owner),
                                                       std::move(job), std::move(instead));
  if (finished) co_return std::move(*finished);
  co_return finish_response(*large, request, context, state, Packing::Never);
}

net::awaitable<Response> Session::read_index(Route const& route, Request const& request,
                                             Context const& context) {
  AppState const& state = service_.state;
  bool const is_cached = route.caching != Caching::Never;
  if (auto const* const direct = std::get_if<DirectHandler>(&route.handler)) {
    Response response = answer(*direct, request, context, state);
    co_return is_cached ? tag_response(std::move(response), request) : std::move(response);
  }
  if (auto const* const stream = std::get_if<StreamHandler>(&route.handler)) {
    auto slot = take_stream_slot(context);
    if (auto* const refusal = std::get_if<Response>(&slot)) co_return std::move(*refusal);
    co_return co_await respond_with_stream(*stream, request, context,
                                           std::get<StreamSlots::Slot>(std::move(slot)));
  }
  if (auto const* const image = std::get_if<ImageHandler>(&route.handler)) {
    co_return tag_response(co_await respond_beside_searches(*image, request, context), request);
  }
  if (auto const* const with_state = std::get_if<StateHandler>(&route.handler)) {
    co_return co_await respond_beside_searches(*with_state, request, context);
  }
  SearchHandler const handler = std::get<SearchHandler>(route.handler);
  JobOwner owner = watched_owner(context);
  if (is_cached) {
    WorkerLanes const lanes{service_.workers, service_.dear_workers};
    co_return co_await answer_cached(route, request, context, state, lanes, std::move(owner));
  }
  WorkerJob<Response> job = search_job(handler, request, context, state.config().search_time);
  InsteadOfResult<Response> instead = in_place_of_answer(context);
  co_return co_await run_on_worker<Response>(service_.workers, std::move(owner), std::move(job),
                                             std::move(instead));
}

// Strangers cost nothing: they are refused before their body is read.
net::awaitable<Response> Session::serve_webmaster(Route const& route, RequestHead& head,
                                                  Context& context) {
  AppState const& state = service_.state;
  if (auto refusal = refuse_stranger(head.request, context, state)) co_return std::move(*refusal);
  std::size_t const most_bytes = state.config().body_limit_bytes;
  if (route.method == Method::Post) {
    auto bad_form = co_await receive_form(head, context, most_bytes);
    if (bad_form) co_return webmaster_response(std::move(*bad_form));
  } else if (head.has_body()) {
    channel_.set_deadline(state.config().read_timeout);
    auto const bad_body = co_await read_body(channel_, buffer_, head, most_bytes);
    if (bad_body) co_return webmaster_response(problem_response(*bad_body, context));
  }
  co_return webmaster_response(co_await read_index(route, head.request, context));
}

// Beside the dear searches, at their low priority.
template <class Handler>
net::awaitable<Response> Session::respond_beside_searches(Handler handler, Request const& request,
                                                          Context const& context) {
  WorkerJob<Response> job = [handler, request, context, &state = service_.state](
                                base::Result<search::Searcher>& searcher, std::stop_token const&) {
    return answer(handler, request, context, state, searcher);
  };
  InsteadOfResult<Response> instead = in_place_of_answer(context);
  co_return co_await run_on_worker<Response>(service_.dear_workers, watched_owner(context),
                                             std::move(job), std::move(instead));
}

// Work that ends when the client goes.
JobOwner Session::watched_owner(Context const& context) {
  return {context.limit_key, [this](std::function<void()> gone) {
            return std::make_shared<ClientWatch>(channel_, std::move(gone));
          }};
}

WorkerJob<Response> Session::search_job(SearchHandler handler, Request const& request,
                                        Context const& context,
                                        std::chrono::milliseconds time) const {
  return [handler, request, context, time, &state = service_.state](
             base::Result<search::Searcher>& searcher, std::stop_token const& stop) {
    if (searcher) searcher->limit(search::SearchBudget::within(time, stop));
    return answer(handler, request, context, state, searcher);
  };
}

// The token is looked at before the body is read: strangers cost nothing.
net::awaitable<Response> Session::write_index(Route const& route, RequestHead& head,
                                              Context const& context) {
  AppState const& state = service_.state;
  if (state.live_index() == nullptr) {
    co_return read_only_response(state.config().writer, context);
  }
  if (!state.live_index()->writer_of(head.request.authorization)) {
    co_return unauthorized_response(context);
  }
  channel_.set_deadline(state.config().read_timeout);
  auto const bad_body =
      co_await read_body(channel_, buffer_, head, state.config().body_limit_bytes);
  if (bad_body) co_return problem_response(*bad_body, context);
  WorkerJob<Response> job = [handler = route.handler, request = head.request, context, &state](
                                base::Result<search::Searcher>& searcher, std::stop_token const&) {
    if (auto const* const edit = std::get_if<EditHandler>(&handler)) {
      return answer(*edit, request, context, state, searcher);
    }
    return answer(std::get<WriteHandler>(handler), request, context, state);
  };
  // Not watched: whoever has sent a change wants it made, even if the answer does not reach them.
  JobOwner owner{context.limit_key};
  InsteadOfResult<Response> instead = in_place_of_answer(context);
  co_return co_await run_on_worker<Response>(service_.workers, std::move(owner), std::move(job),
                                             std::move(instead));
}

// Makes the fields of the body parameters; the refusal if it has none.
net::awaitable<std::optional<Response>> Session::receive_form(RequestHead& head,
                                                              Context const& context,
                                                              std::size_t most_bytes) {
  Request& request = head.request;
  if (!head.has_form) co_return problem_response(unsupported_media_type(), context);
  channel_.set_deadline(service_.state.config().read_timeout);
  auto const bad_body = co_await read_body(channel_, buffer_, head, most_bytes);
  if (bad_body) co_return problem_response(*bad_body, context);
  auto fields = decode_form(request.body);
  if (!fields) {
    Problem const problem = bad_request("problem.form_encoding", fields.error().message);
    co_return problem_response(problem, context);
  }
  for (Parameter& field : *fields) request.parameters.push_back(std::move(field));
  co_return std::nullopt;
}

// How long the client must wait until it may have another stream.
std::optional<std::chrono::seconds> Session::wait_for_stream(Context const& context) const {
  if (context.limit_key.empty()) return std::nullopt;
  std::size_t const per_minute = service_.state.runtime()->settings.exports_per_minute;
  return service_.state.stream_rates().take(context.limit_key,
                                            {static_cast<double>(per_minute) / 60, per_minute});
}

// A place for a stream, or why there is none.
std::variant<StreamSlots::Slot, Response> Session::take_stream_slot(Context const& context) const {
  if (auto const wait = wait_for_stream(context)) {
    return problem_response(too_many_requests(*wait), context);
  }
  StreamSlots::Taken taken = service_.stream_slots.try_take(context.limit_key);
  if (taken.slot == nullptr) {
    return problem_response(taken.share_is_full ? too_many_streams_of_client() : too_many_streams(),
                            context);
  }
  return std::move(taken.slot);
}

// The place is taken before the body is read: there are no more files of strangers in memory than
// places.
net::awaitable<Response> Session::respond_to_upload(Route const& route, RequestHead& head,
                                                    Context const& context) {
  auto place = take_stream_slot(context);
  if (auto* const refusal = std::get_if<Response>(&place)) co_return std::move(*refusal);
  ServerConfig const& config = service_.state.config();
  std::uint64_t const limit = std::min(route.upload_bytes, config.body_limit_bytes);
  std::uint64_t const bytes = head.is_chunked ? limit : std::min(limit, head.body_bytes);
  channel_.set_deadline(config.read_timeout + std::chrono::seconds(bytes / kUploadRate));
  auto const bad_body = co_await read_body(channel_, buffer_, head, limit);
  if (bad_body) co_return problem_response(*bad_body, context);
  co_return co_await respond_with_stream(std::get<StreamHandler>(route.handler), head.request,
                                         context, std::get<StreamSlots::Slot>(std::move(place)));
}

net::awaitable<Response> Session::respond_with_stream(StreamHandler handler, Request const& request,
                                                      Context const& context,
                                                      StreamSlots::Slot slot) {
  JobOwner owner = watched_owner(context);
  WorkerJob<Response> job = search_job(handler.handle, request, context, kStreamSearchTime);
  InsteadOfResult<Response> instead = in_place_of_answer(context);
  Response response = co_await run_on_worker<Response>(service_.stream_workers, std::move(owner),
                                                       std::move(job), std::move(instead));
  if (response.pieces) {
    // The place is taken until the last piece is sent.
    response.pieces = [slot = std::move(slot), pieces = std::move(response.pieces)] {
      return pieces();
    };
  }
  co_return response;
}

// Finds out who asks, and refuses who asks too much.
std::optional<Response> Session::check_client(Request const& request, Context& context) const {
  auto const runtime = service_.state.runtime();
  Client const client = client_behind(peer_, request.forwarded_for, runtime->proxies);
  context.client = client.address ? client.address->to_string() : std::string(kNobody);
  if (!client.is_limited) return std::nullopt;
  context.limit_key = client.address ? limit_key(*client.address) : std::string(kNobody);
  RuntimeSettings const& settings = runtime->settings;
  auto const wait = service_.state.rates().take(
      context.limit_key,
      {static_cast<double>(settings.requests_per_second), settings.request_burst});
  if (!wait) return std::nullopt;
  return problem_response(too_many_requests(*wait), context);
}

net::awaitable<bool> Session::send(Response response, RequestHead const& head, std::string client,
                                   bool keep_alive) {
  bool const is_stream = static_cast<bool>(response.pieces);
  if (is_stream && head.request.method != Method::Head) {
    StreamService service{std::move(client), service_.stream_workers, service_.stream_slots,
                          service_.state};
    co_return co_await send_stream(channel_, std::move(response), {head.version, keep_alive},
                                   std::move(service));
  }
  channel_.set_deadline(service_.state.config().write_timeout);
  Message message = make_message(std::move(response), {head.version, keep_alive});
  // What a body would have is left out: no Content-Length, as of a stream.
  if (is_stream) message.erase(http::field::content_length);
  std::string const text = head_text(message);
  bool const has_body = head.request.method != Method::Head;
  co_return co_await channel_.write(text, has_body ? message.body() : std::string_view());
}

std::string_view Session::buffered() const {
  net::const_buffer const data = buffer_.data();
  return {static_cast<char const*>(data.data()), data.size()};
}

}  // namespace tracuu::server
