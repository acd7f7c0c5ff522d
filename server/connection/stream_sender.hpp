// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/connection/channel.hpp"
#include "server/http/message.hpp"
#include "server/http/net.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"
#include "server/state/worker_pool.hpp"

namespace tracuu::server {

/// Sends `response`, whose body is `response.pieces`: chunked to clients of HTTP/1.1,
/// ended by closing to those of 1.0. The next piece is made, on one of `workers`, once
/// the system has taken the one before: a slow reader costs a piece of memory and no
/// thread. False if the connection must be closed now: the client left, took longer than
/// the write timeout over a piece or the stream timeout over all, or a piece failed
/// (which is logged).
net::awaitable<bool> send_stream(Channel& channel, Response response, MessageOptions options,
                                 WorkerPool& workers, AppState const& state);

}  // namespace tracuu::server
