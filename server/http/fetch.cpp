// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/fetch.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <charconv>
#include <cstdint>
#include <utility>

namespace tracuu::server {

namespace {

/// From 1 on. Boost.URL 1.81 gives a port of its own for one that is too large.
std::optional<std::uint16_t> port_in(std::string_view text) {
  std::uint16_t port = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

/// Throws boost::system::system_error.
net::awaitable<std::string> exchange(tcp::endpoint server, std::string target,
                                     std::chrono::milliseconds time, std::size_t max_bytes) {
  beast::tcp_stream stream(co_await net::this_coro::executor);
  stream.expires_after(time);
  co_await stream.async_connect(server, net::use_awaitable);
  http::request<http::empty_body> request(http::verb::get, target, 11);
  request.set(http::field::host, server.address().to_string());
  request.set(http::field::connection, "close");
  co_await http::async_write(stream, request, net::use_awaitable);
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(max_bytes);
  co_await http::async_read(stream, buffer, parser, net::use_awaitable);
  co_return std::move(parser.get().body());
}

}  // namespace

std::optional<tcp::endpoint> parse_status_address(std::string_view text) {
  auto const url = boost::urls::parse_uri(text);
  if (!url || url->scheme() != "http" || url->has_userinfo() || url->has_query() ||
      url->has_fragment()) {
    return std::nullopt;
  }
  auto const port = port_in(std::string_view(url->port().data(), url->port().size()));
  if (!port) return std::nullopt;
  if (!url->encoded_path().empty() && url->encoded_path() != "/") return std::nullopt;
  beast::error_code error;
  auto const address = net::ip::make_address(std::string(url->host_address()), error);
  if (error) return std::nullopt;
  return tcp::endpoint(address, *port);
}

base::Result<std::string> fetch(tcp::endpoint const& server, std::string_view target,
                                std::chrono::milliseconds time, std::size_t max_bytes) {
  base::Result<std::string> body = base::Error{};
  net::io_context io;
  net::co_spawn(io, exchange(server, std::string(target), time, max_bytes),
                [&](std::exception_ptr const& failure, std::string text) {
                  if (!failure) {
                    body = std::move(text);
                    return;
                  }
                  try {
                    std::rethrow_exception(failure);
                  } catch (std::exception const& exception) {
                    body = base::Error{base::ErrorCode::Io, exception.what(), ""};
                  }
                });
  io.run();
  return body;
}

}  // namespace tracuu::server
