// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "server/connection/channel.hpp"
#include "server/http/net.hpp"
#include "server/http/problem.hpp"
#include "server/http/request_head.hpp"

namespace tracuu::server {

/// Reads the body of a request into `head.request.body`, by its length or in chunks: first what
/// `buffer` holds of it, then from the channel, under the deadline that is set there; sends "100
/// Continue" first where the client waits for it. What follows the body stays in `buffer`.
/// Nothing if it came whole; else why not: the client left or took too long, it is larger than
/// `limit_bytes`, or its chunks are malformed. All three must outlive the call.
net::awaitable<std::optional<Problem>> read_body(Channel& channel, beast::flat_buffer& buffer,
                                                 RequestHead& head, std::uint64_t limit_bytes);

}  // namespace tracuu::server
