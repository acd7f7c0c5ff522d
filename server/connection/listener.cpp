// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/listener.hpp"

#include <sys/socket.h>

#include <chrono>
#include <new>
#include <thread>
#include <utility>

#include "server/http/client_address.hpp"
#include "server/http/coroutine.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

// Long enough not to spin while the process is out of descriptors, short enough not to be felt.
constexpr std::chrono::milliseconds kPauseAfterError{200};
constexpr std::chrono::seconds kRefusalTimeout{2};
// Connections over the limit that still get a polite 503; more are closed without a word.
constexpr std::size_t kMaxRefusals = 64;

base::Error io_error(ServerConfig const& config, beast::error_code error) {
  std::string const where = config.address + " port " + std::to_string(config.port);
  return {base::ErrorCode::Io, "cannot listen on " + where + ": " + error.message(),
          "is another server running there?"};
}

/// A client that is told why it is not served. Counts among the refusals as long as it lives.
struct RefusedClient {
  RefusedClient(tcp::socket socket, std::atomic<std::size_t>& among)
      : channel(std::move(socket)), refusals(among) {
    ++refusals;
  }
  RefusedClient(RefusedClient const&) = delete;
  RefusedClient& operator=(RefusedClient const&) = delete;
  ~RefusedClient() { --refusals; }

  Channel channel;
  std::atomic<std::size_t>& refusals;
};

net::awaitable<void> tell(Channel& channel, Problem problem) {
  channel.set_deadline(kRefusalTimeout);
  Context context;
  context.audience = Audience::Programs;  // nothing was read, so the shorter form: JSON
  Message const message = make_message(problem_response(problem, context), {});
  std::string const head = head_text(message);
  if (co_await channel.write(head, message.body())) {
    co_await channel.hang_up();
  }
}

}  // namespace

Listener::Listener(IoThreads& threads, ServiceParts service)
    : threads_(threads), service_(service), acceptor_(threads.first()), pause_(threads.first()) {}

base::Result<std::unique_ptr<Listener>> Listener::bind(IoThreads& threads, ServiceParts service,
                                                       std::optional<int> socket) {
  std::unique_ptr<Listener> listener(new Listener(threads, service));
  auto const opened = socket ? listener->take_over(*socket) : listener->open();
  if (!opened) return opened.error();
  return listener;
}

base::Result<void> Listener::take_over(int socket) {
  int family = AF_INET;
  socklen_t size = sizeof(family);
  ::getsockopt(socket, SOL_SOCKET, SO_DOMAIN, &family, &size);
  beast::error_code error;
  acceptor_.assign(family == AF_INET6 ? tcp::v6() : tcp::v4(), socket, error);
  if (!error) acceptor_.non_blocking(true, error);
  if (error) {
    return base::Error{base::ErrorCode::Io,
                       "cannot accept on the socket that was passed: " + error.message(), ""};
  }
  return read_port();
}

base::Result<void> Listener::read_port() {
  beast::error_code error;
  tcp::endpoint const bound = acceptor_.local_endpoint(error);
  if (error) return io_error(service_.state.config(), error);
  port_ = bound.port();
  return {};
}

base::Result<void> Listener::open() {
  ServerConfig const& config = service_.state.config();
  beast::error_code error;
  net::ip::address const address = net::ip::make_address(config.address, error);
  if (error) {
    return base::Error{base::ErrorCode::InvalidArgument,
                       "not an IP address to listen on: " + config.address,
                       "for example 127.0.0.1, 0.0.0.0 or ::"};
  }
  tcp::endpoint const endpoint(address, config.port);
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(net::socket_base::reuse_address(true), error);
  // "::" then takes IPv4 as well, as its users expect.
  if (!error && address.is_v6()) acceptor_.set_option(net::ip::v6_only(false), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
  if (!error) acceptor_.non_blocking(true, error);
  if (error) return io_error(config, error);
  return read_port();
}

void Listener::start() {
  net::post(acceptor_.get_executor(), [this] { wait_for_connection(); });
}

void Listener::stop() {
  net::post(acceptor_.get_executor(), [this] {
    beast::error_code ignored;  // closing twice is no failure
    acceptor_.close(ignored);
    pause_.cancel();
  });
}

// Accepted by hand: async_accept takes memory when the connection is there already, and forgets who
// waits for it if there is none.
void Listener::wait_for_connection() {
  acceptor_.async_wait(
      tcp::acceptor::wait_read,
      net::bind_allocator(HandlerAllocator<>(wait_memory_), [this](beast::error_code error) {
        if (!error && acceptor_.is_open()) accept_connection();
      }));
}

void Listener::accept_connection() {
  std::string failure;
  try {
    failure = accept_one();
  } catch (std::bad_alloc const&) {  // which may pass; the connection is closed
    service_.state.metrics().count_refused_connection();
    log("no memory for a connection");
  }
  if (failure.empty()) return wait_for_connection();
  log(failure);
  wait_a_little();
}

void Listener::wait_a_little() {
  try {
    pause_.expires_after(kPauseAfterError);
    pause_.async_wait(net::bind_allocator(HandlerAllocator<>(pause_memory_), [this](auto) {
      if (acceptor_.is_open()) wait_for_connection();
    }));
  } catch (std::bad_alloc const&) {  // of the context's table of timers
    std::this_thread::sleep_for(kPauseAfterError);
    wait_for_connection();
  }
}

// What went wrong, if it would go wrong again at once.
std::string Listener::accept_one() {
  // The context is the home of the connection's session.
  tcp::socket socket(threads_.next());
  beast::error_code error;
  acceptor_.accept(socket, error);
  if (!error) {
    take(std::move(socket));
    return {};
  }
  // The client may have left in the meantime.
  bool const is_gone = error == net::error::would_block || error == net::error::try_again ||
                       error == net::error::connection_aborted;
  return is_gone ? std::string() : error.message();
}

void Listener::take(tcp::socket socket) {
  beast::error_code ignored;  // a socket that is dead already fails at its first read
  socket.set_option(tcp::no_delay(true), ignored);
  tcp::endpoint const peer = socket.remote_endpoint(ignored);
  std::string const address = limit_key(plain_address(peer.address()));
  auto const runtime = service_.state.runtime();
  std::size_t const most = runtime->proxies.contains(peer.address())
                               ? service_.state.config().max_connections
                               : runtime->settings.max_connections_per_address;
  auto const room = service_.connections.room_for(address, most);
  if (room == ConnectionSet::Room::Free) {
    auto const session = std::make_shared<Session>(std::move(socket), service_);
    if (service_.connections.join(session, address)) session->start();
    return;
  }
  service_.state.metrics().count_refused_connection();
  refuse(std::move(socket),
         room == ConnectionSet::Room::AddressIsFull ? too_many_connections() : server_busy());
}

void Listener::refuse(tcp::socket socket, Problem problem) {
  if (refusals_.load() >= kMaxRefusals) return;
  auto const client = std::make_shared<RefusedClient>(std::move(socket), refusals_);
  spawn(
      client->channel.executor(), [client, problem] { return tell(client->channel, problem); },
      [](std::exception_ptr const&) {});
}

void Listener::log(std::string const& failure) const noexcept {
  try {
    service_.state.log("listener: " + failure);
  } catch (std::exception const&) {  // there is no memory to say so
  }
}

}  // namespace tracuu::server
