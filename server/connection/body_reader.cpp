// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/body_reader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "server/http/chunked_body.hpp"
#include "server/http/coroutine.hpp"

namespace tracuu::server {
namespace {

constexpr std::size_t kBodyReadBytes = 16'384;

std::string_view bytes_of(beast::flat_buffer const& buffer) {
  net::const_buffer const data = buffer.data();
  return {static_cast<char const*>(data.data()), data.size()};
}

// False if the client left, or the deadline passed.
net::awaitable<bool> read_by_length(Channel& channel, beast::flat_buffer& buffer,
                                    RequestHead& head) {
  std::string& body = head.request.body;
  body = bytes_of(buffer).substr(0, head.body_bytes);
  buffer.consume(body.size());
  std::array<char, kBodyReadBytes> piece;
  while (body.size() < head.body_bytes) {
    std::size_t const wanted = std::min<std::size_t>(piece.size(), head.body_bytes - body.size());
    std::size_t const bytes = co_await channel.read(net::buffer(piece.data(), wanted));
    if (bytes == 0) co_return false;
    body.append(piece.data(), bytes);
  }
  co_return true;
}

// Incomplete if the client left, or the deadline passed.
net::awaitable<ChunkedBody::State> read_chunks(Channel& channel, beast::flat_buffer& buffer,
                                               RequestHead& head, std::uint64_t limit_bytes) {
  ChunkedBody body(limit_bytes);
  for (;;) {
    buffer.consume(body.take(bytes_of(buffer)));
    if (body.state() == ChunkedBody::State::Whole) head.request.body = body.release();
    if (body.state() != ChunkedBody::State::Incomplete) co_return body.state();
    // A rest that is not taken is shorter than a line, for which the buffer has room.
    std::size_t const room = std::min(kBodyReadBytes, buffer.max_size() - buffer.size());
    std::size_t const bytes = co_await channel.read(buffer.prepare(room));
    if (bytes == 0) co_return body.state();
    buffer.commit(bytes);
  }
}

std::optional<Problem> problem_of_chunks(ChunkedBody::State state) {
  switch (state) {
    case ChunkedBody::State::Whole: return std::nullopt;
    case ChunkedBody::State::Incomplete: return incomplete_body();
    case ChunkedBody::State::TooLarge: return body_too_large();
    case ChunkedBody::State::Malformed: break;
  }
  return bad_request("problem.chunks");
}

}  // namespace

net::awaitable<std::optional<Problem>> read_body(Channel& channel, beast::flat_buffer& buffer,
                                                 RequestHead& head, std::uint64_t limit_bytes) {
  if (!head.is_chunked && head.body_bytes > limit_bytes) co_return body_too_large();
  if (head.expects_continue && buffer.size() == 0) {
    if (!co_await channel.write("HTTP/1.1 100 Continue\r\n\r\n")) co_return incomplete_body();
  }
  std::optional<Problem> problem;
  if (head.is_chunked) {
    problem = problem_of_chunks(co_await read_chunks(channel, buffer, head, limit_bytes));
  } else if (!co_await read_by_length(channel, buffer, head)) {
    problem = incomplete_body();
  }
  head.is_body_read = !problem;
  co_return problem;
}

}  // namespace tracuu::server
