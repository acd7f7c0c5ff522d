// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/channel.hpp"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>

namespace tracuu::server {
namespace {

constexpr std::chrono::seconds kHangUpTimeout{1};
constexpr std::size_t kHangUpBytes = 262'144;

}  // namespace

net::ip::address Channel::peer() const {
  beast::error_code ignored;  // who has left already is found out at the first read
  return stream_.socket().remote_endpoint(ignored).address();
}

// tcp(7): of the states, only this one has both ends open.
bool Channel::is_open() {
  tcp_info info{};
  socklen_t size = sizeof(info);
  int const socket = stream_.socket().native_handle();
  if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return false;
  return info.tcpi_state == TCP_ESTABLISHED;
}

bool Channel::has_bytes() const {
  beast::error_code ignored;  // of a connection that is gone: none
  return stream_.socket().available(ignored) > 0;
}

net::awaitable<std::size_t> Channel::read(net::mutable_buffer room) {
  auto const [error, bytes] = co_await stream_.async_read_some(room, kAsTuple);
  co_return error ? 0 : bytes;
}

net::awaitable<bool> Channel::write(std::string_view first, std::string_view second,
                                    std::string_view third) {
  std::array<net::const_buffer, 3> const parts{net::buffer(first), net::buffer(second),
                                               net::buffer(third)};
  auto const [error, bytes] = co_await net::async_write(stream_, parts, kAsTuple);
  co_return !error;
}

net::awaitable<void> Channel::hang_up() {
  beast::error_code ignored;  // the client may be gone already, which is what we want
  stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  set_deadline(kHangUpTimeout);
  std::array<char, 4096> discarded;
  for (std::size_t total = 0; total < kHangUpBytes;) {
    std::size_t const bytes = co_await read(net::buffer(discarded));
    if (bytes == 0) break;
    total += bytes;
  }
  close();
}

}  // namespace tracuu::server
