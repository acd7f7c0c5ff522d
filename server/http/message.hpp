// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/http/net.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

using Message = http::response<http::string_body>;

/// How an answer goes out on its connection.
struct MessageOptions {
  int version = 11;
  bool keep_alive = false;
};

/// `response` as Beast sends it: with Server, Date, Content-Length and the
/// Connection field that suits the client's version. Thread-safe.
[[nodiscard]] Message make_message(Response response, MessageOptions options);

/// The status line, the fields and the blank line of `message`, as they go out.
[[nodiscard]] std::string head_text(Message const& message);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7) for now.
[[nodiscard]] std::string http_date();

}  // namespace tracuu::server
