// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/listener.hpp"

#include <chrono>
#include <string>

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

}  // namespace

Listener::Listener(net::io_context& ioc, ServiceParts service)
    : ioc_(ioc),
      service_(service),
      acceptor_(net::make_strand(ioc)),
      pause_(acceptor_.get_executor()) {}

base::Result<std::unique_ptr<Listener>> Listener::bind(net::io_context& ioc, ServiceParts service) {
  std::unique_ptr<Listener> listener(new Listener(ioc, service));
  if (auto const opened = listener->open(); !opened) return opened.error();
  return listener;
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
  if (error) return io_error(config, error);
  tcp::endpoint const bound = acceptor_.local_endpoint(error);
  if (error) return io_error(config, error);
  port_ = bound.port();
  return {};
}

void Listener::start() {
  spawn(
      acceptor_.get_executor(), [this] { return accept_connections(); },
      [this](std::exception_ptr const& exception) {
        if (exception) service_.state.log("listener: ended by an exception");
      });
}

void Listener::stop() {
  net::post(acceptor_.get_executor(), [this] {
    beast::error_code ignored;  // closing twice is no failure
    acceptor_.close(ignored);
    pause_.cancel();
  });
}

net::awaitable<void> Listener::accept_connections() {
  while (acceptor_.is_open()) {
    std::string failure;
    try {
      // Each socket gets a strand of its own: the home of its session.
      auto [error, socket] = co_await acceptor_.async_accept(net::make_strand(ioc_), kAsTuple);
      if (!error) {
        take(std::move(socket));
      } else {
        failure = error.message();
      }
    } catch (std::exception const& exception) {  // the lack of memory, which may pass
      failure = exception.what();
    }
    if (failure.empty() || !acceptor_.is_open()) continue;
    service_.state.log("listener: " + failure);
    pause_.expires_after(kPauseAfterError);
    co_await wait_for(pause_);
  }
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
  if (refusals_.load() >= kMaxRefusals) return;
  ++refusals_;
  auto const channel = std::make_shared<Channel>(std::move(socket));
  Problem const problem =
      room == ConnectionSet::Room::AddressIsFull ? too_many_connections() : server_busy();
  spawn(
      channel->executor(), [channel, problem] { return refuse(*channel, problem); },
      [this](std::exception_ptr const&) { --refusals_; });
}

net::awaitable<void> Listener::refuse(Channel& channel, Problem problem) {
  channel.set_deadline(kRefusalTimeout);
  Context context;
  context.audience = Audience::Programs;  // nothing was read, so the shorter form: JSON
  Message const message = make_message(problem_response(problem, context), {});
  std::string const head = head_text(message);
  if (co_await channel.write(head, message.body())) {
    co_await channel.hang_up();
  }
}

}  // namespace tracuu::server
