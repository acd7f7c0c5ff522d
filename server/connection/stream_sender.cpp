// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/stream_sender.hpp"

#include <exception>

#include "server/http/run_on_worker.hpp"

namespace tracuu::server {
namespace {

using Piece = base::Result<std::string>;

Piece make_piece(BodyPieces const& pieces) {
  try {
    return pieces();
  } catch (std::exception const& exception) {
    return base::Error{base::ErrorCode::Internal, exception.what(), ""};
  }
}

net::awaitable<bool> send_head(beast::tcp_stream& stream, Response response,
                               MessageOptions options) {
  Message message = make_message(std::move(response), options);
  message.erase(http::field::content_length);
  if (options.version >= 11) message.chunked(true);
  http::response_serializer<http::string_body> serializer(message);
  serializer.split(true);
  auto const [error, bytes] = co_await http::async_write_header(stream, serializer, kAsTuple);
  co_return !error;
}

net::awaitable<bool> send_piece(beast::tcp_stream& stream, std::string const& piece,
                                bool is_chunked) {
  if (!is_chunked) {
    auto const [error, bytes] = co_await net::async_write(stream, net::buffer(piece), kAsTuple);
    co_return !error;
  }
  auto const [error, bytes] =
      co_await net::async_write(stream, http::make_chunk(net::buffer(piece)), kAsTuple);
  co_return !error;
}

net::awaitable<bool> send_end(beast::tcp_stream& stream, bool is_chunked) {
  if (!is_chunked) {
    co_return true;
  }
  auto const [error, bytes] = co_await net::async_write(stream, http::make_chunk_last(), kAsTuple);
  co_return !error;
}

}  // namespace

net::awaitable<bool> send_stream(beast::tcp_stream& stream, Response response,
                                 MessageOptions options, WorkerPool& workers,
                                 AppState const& state) {
  bool const is_chunked = options.version >= 11;
  BodyPieces const pieces = std::move(response.pieces);
  auto const give_up_at = std::chrono::steady_clock::now() + state.config().stream_timeout;
  stream.expires_after(state.config().write_timeout);
  bool is_taken = co_await send_head(stream, std::move(response), options);
  while (is_taken && std::chrono::steady_clock::now() < give_up_at) {
    WorkerJob<Piece> job = [&pieces](base::Result<search::Searcher>&) {
      return make_piece(pieces);
    };
    Piece const busy = base::Error{base::ErrorCode::Busy, "the server stops", ""};
    Piece const piece = co_await run_on_worker<Piece>(workers, std::move(job), busy);
    if (!piece) {
      state.log("stream: cut off: " + to_string(piece.error()));
      co_return false;
    }
    stream.expires_after(state.config().write_timeout);
    if (piece->empty()) {
      co_return co_await send_end(stream, is_chunked);
    }
    is_taken = co_await send_piece(stream, *piece, is_chunked);
  }
  co_return false;
}

}  // namespace tracuu::server
