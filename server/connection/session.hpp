// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <variant>

#include "server/answers/router.hpp"
#include "server/connection/channel.hpp"
#include "server/connection/connection_set.hpp"
#include "server/http/message.hpp"
#include "server/http/net.hpp"
#include "server/http/request_head.hpp"
#include "server/state/app_state.hpp"
#include "server/state/run_on_worker.hpp"
#include "server/state/stream_slots.hpp"
#include "server/state/worker_pool.hpp"

namespace tracuu::server {

/// What sessions need of the service; all of it outlives them.
struct ServiceParts {
  AppState& state;
  Router const& router;
  WorkerPool& workers;
  WorkerPool& dear_workers;
  ConnectionSet& connections;
  WorkerPool& stream_workers;
  StreamSlots& stream_slots;
};

/// One connection: reads requests and answers them in order, until the client
/// leaves, a deadline passes, a request is beyond repair, or the server stops.
/// Runs on the context of its socket.
class Session : public std::enable_shared_from_this<Session> {
 public:
  /// REQUIRES: one thread runs the socket's context.
  Session(tcp::socket socket, ServiceParts service);

  Session(Session const&) = delete;
  Session& operator=(Session const&) = delete;
  ~Session();  ///< leaves the connection set

  /// Starts serving. The coroutine keeps the session alive until it ends.
  void start();

  enum class Drained { Idle, IdleAndNew };

  /// Closes the connection if it waits between requests and none has come; with IdleAndNew also
  /// if it has just been accepted and waits for its first. A request in flight is
  /// finished first: its answer says "Connection: close". Thread-safe.
  void drain(Drained which);

  /// Closes the connection at once, whatever it does. Thread-safe.
  void close();

 private:
  enum class Arrival {
    Head,       ///< a whole request head
    Malformed,  ///< what never becomes one
    TooLarge,   ///< more than the limit, and still no end
    Gone,       ///< the client left, a deadline passed, or the server stops
  };
  struct Received {
    Arrival arrival = Arrival::Gone;
    std::size_t head_bytes = 0;
  };
  enum class Next { Request, HangUp, Close };

  net::awaitable<void> run();
  net::awaitable<Next> serve_one_request();
  net::awaitable<Received> receive_head();
  void skip_empty_line();
  [[nodiscard]] Received look_at_buffer() const;
  [[nodiscard]] RequestHead take_head(Received received);
  net::awaitable<std::optional<Response>> receive_form(RequestHead& head, Context const& context,
                                                       std::size_t most_bytes);
  [[nodiscard]] Context context_of(RequestHead const& head) const;
  net::awaitable<Response> respond_to(RequestHead& head, Context& context);
  net::awaitable<Response> finish(Response response, Request const& request,
                                  Context const& context);
  net::awaitable<Response> read_index(Route const& route, Request const& request,
                                      Context const& context);
  [[nodiscard]] JobOwner watched_owner(Context const& context);
  [[nodiscard]] WorkerJob<Response> search_job(SearchHandler handler, Request const& request,
                                               Context const& context,
                                               std::chrono::milliseconds time) const;
  net::awaitable<Response> write_index(Route const& route, RequestHead& head,
                                       Context const& context);
  net::awaitable<Response> serve_webmaster(Route const& route, RequestHead& head, Context& context);
  template <class Handler>
  net::awaitable<Response> respond_beside_searches(Handler handler, Request const& request,
                                                   Context const& context);
  [[nodiscard]] std::optional<std::chrono::seconds> wait_for_stream(Context const& context) const;
  [[nodiscard]] std::variant<StreamSlots::Slot, Response> take_stream_slot(
      Context const& context) const;
  net::awaitable<Response> respond_with_stream(StreamHandler handler, Request const& request,
                                               Context const& context, StreamSlots::Slot slot);
  net::awaitable<Response> respond_to_upload(Route const& route, RequestHead& head,
                                             Context const& context);
  [[nodiscard]] std::optional<Response> check_client(Request const& request,
                                                     Context& context) const;
  net::awaitable<bool> send(Response response, RequestHead const& head, std::string client,
                            bool keep_alive);
  [[nodiscard]] std::string_view buffered() const;

  Channel channel_;
  ServiceParts service_;
  net::ip::address peer_;
  std::size_t last_counted_ = 0;  ///< a number for what count_request counted last
  std::string base_path_;         ///< below which the service is reached
  beast::flat_buffer buffer_;     ///< received and not yet answered; may hold pipelined requests
  bool is_first_request_ = true;
  bool has_asked_ = false;     ///< a request has begun
  bool may_skip_line_ = true;  ///< the request has not begun
  bool is_idle_ = false;       ///< waits for the first byte of a request
};

}  // namespace tracuu::server
