// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/stream_sender.hpp"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <string>

#include "server/state/run_on_worker.hpp"

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

net::awaitable<bool> send_head(Channel& channel, Response response, MessageOptions options) {
  Message message = make_message(std::move(response), options);
  message.erase(http::field::content_length);
  if (options.version >= 11) message.chunked(true);
  std::string const head = head_text(message);
  co_return co_await channel.write(head);
}

// A chunk (RFC 9112 section 7.1) to clients that know chunks.
net::awaitable<bool> send_piece(Channel& channel, std::string const& piece, bool is_chunked) {
  if (!is_chunked) {
    co_return co_await channel.write(piece);
  }
  std::string const size = fmt::format("{:x}\r\n", piece.size());
  co_return co_await channel.write(size, piece, "\r\n");
}

net::awaitable<bool> send_end(Channel& channel, bool is_chunked) {
  if (!is_chunked) {
    co_return true;
  }
  co_return co_await channel.write("0\r\n\r\n");
}

}  // namespace

net::awaitable<bool> send_stream(Channel& channel, Response response, MessageOptions options,
                                 WorkerPool& workers, AppState const& state) {
  bool const is_chunked = options.version >= 11;
  BodyPieces const pieces = std::move(response.pieces);
  auto const give_up_at = std::chrono::steady_clock::now() + state.config().stream_timeout;
  channel.set_deadline(state.config().write_timeout);
  bool is_taken = co_await send_head(channel, std::move(response), options);
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
    channel.set_deadline(state.config().write_timeout);
    if (piece->empty()) {
      co_return co_await send_end(channel, is_chunked);
    }
    is_taken = co_await send_piece(channel, *piece, is_chunked);
  }
  co_return false;
}

}  // namespace tracuu::server
