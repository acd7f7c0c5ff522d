// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/stream_sender.hpp"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <string>

#include "server/connection/reader_pace.hpp"
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

// A step of work as a piece: an empty one says that there are more.
Piece do_step(BodyWork const& work) {
  try {
    return std::string(work() ? "done" : "");
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

// What a reader must take each second to keep its slot.
std::size_t wanted_rate(StreamService const& service) {
  ServerConfig const& config = service.state.config();
  return service.slots.is_full() ? config.stream_min_rate_when_full : config.stream_min_rate;
}

net::awaitable<Piece> on_worker(StreamService const& service, WorkerJob<Piece> job) {
  Piece const busy = base::Error{base::ErrorCode::Busy, "the server stops", ""};
  InsteadOfResult<Piece> instead{busy, busy};
  JobOwner owner{service.client};
  // Not watched: to send the piece tells whether the client is there.
  co_return co_await run_on_worker<Piece>(service.workers, std::move(owner), std::move(job),
                                          std::move(instead));
}

// Does the work before the first piece; false if it failed, or took too long.
net::awaitable<bool> do_work(Channel& channel, BodyWork const& work, StreamService const& service,
                             std::chrono::steady_clock::time_point give_up_at) {
  bool is_done = !work;
  while (!is_done && std::chrono::steady_clock::now() < give_up_at) {
    channel.set_deadline(service.state.config().write_timeout);
    WorkerJob<Piece> job = [&work](base::Result<search::Searcher>&, std::stop_token const&) {
      return do_step(work);
    };
    Piece const step = co_await on_worker(service, std::move(job));
    if (!step) {
      service.state.log("stream: cut off: " + to_string(step.error()));
      co_return false;
    }
    is_done = !step->empty();
  }
  co_return is_done;
}

}  // namespace

net::awaitable<bool> send_stream(Channel& channel, Response response, MessageOptions options,
                                 StreamService service) {
  using Clock = std::chrono::steady_clock;
  ServerConfig const& config = service.state.config();
  bool const is_chunked = options.version >= 11;
  BodyPieces const pieces = std::move(response.pieces);
  BodyWork const work = std::move(response.work);
  auto const give_up_at = Clock::now() + config.stream_timeout;
  ReaderPace pace(config.stream_rate_window);
  channel.set_deadline(config.write_timeout);
  bool is_taken = co_await send_head(channel, std::move(response), options);
  if (is_taken) is_taken = co_await do_work(channel, work, service, give_up_at);
  while (is_taken && Clock::now() < give_up_at) {
    WorkerJob<Piece> job = [&pieces](base::Result<search::Searcher>&, std::stop_token const&) {
      return make_piece(pieces);
    };
    Piece const piece = co_await on_worker(service, std::move(job));
    if (!piece) {
      service.state.log("stream: cut off: " + to_string(piece.error()));
      co_return false;
    }
    channel.set_deadline(config.write_timeout);
    if (piece->empty()) {
      co_return co_await send_end(channel, is_chunked);
    }
    auto const begin = Clock::now();
    is_taken = co_await send_piece(channel, *piece, is_chunked);
    pace.took(piece->size(), Clock::now() - begin);
    if (is_taken && pace.is_below(wanted_rate(service))) {
      service.state.log("stream: cut off: the client reads too slowly");
      co_return false;
    }
  }
  co_return false;
}

}  // namespace tracuu::server
