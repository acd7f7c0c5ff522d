// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/connection/channel.hpp"
#include "server/http/message.hpp"
#include "server/http/net.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"
#include "server/state/stream_slots.hpp"
#include "server/state/worker_pool.hpp"

namespace tracuu::server {

/// For whom a stream is sent, and by whom.
struct StreamService {
  std::string client;  ///< as Ticket::client
  WorkerPool& workers;
  StreamSlots const& slots;
  AppState const& state;
};

/// Sends `response`, whose body is `response.pieces`: chunked to clients of HTTP/1.1,
/// ended by closing to those of 1.0. The next piece is made, on one of the workers, once
/// the system has taken the one before: a slow reader costs a piece of memory and no
/// thread. False if the connection must be closed now: the client left, took longer than
/// the write timeout over a piece or the stream timeout over all, reads too slowly (ReaderPace;
/// faster while no slot is free), or a piece failed. What the client did not do is logged.
net::awaitable<bool> send_stream(Channel& channel, Response response, MessageOptions options,
                                 StreamService service);

}  // namespace tracuu::server
