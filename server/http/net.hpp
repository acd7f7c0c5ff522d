// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The only file that includes Asio and Beast wholesale; precompiled for this room.
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace tracuu::server {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;

/// Makes co_await give {error_code, result} instead of throwing: a peer that
/// goes away is everyday life, not an exception.
inline constexpr auto kAsTuple = net::as_tuple(net::use_awaitable);

}  // namespace tracuu::server
