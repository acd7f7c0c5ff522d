// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "server/http/context.hpp"
#include "server/http/problem.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// `problem` as JSON or as a page, as suits the audience of `context`. 503 and 429 carry
/// Retry-After.
[[nodiscard]] Response problem_response(Problem const& problem, Context const& context);

/// 401 with WWW-Authenticate (RFC 6750).
[[nodiscard]] Response unauthorized_response(Context const& context);

/// 403 for a change that was sent to a follower; it belongs to `writer`, an address like
/// "https://ghi.example.gov.vn", which the text and a Link say.
[[nodiscard]] Response read_only_response(std::string const& writer, Context const& context);

/// An Error of the engine for the client.
[[nodiscard]] Response error_response(base::Error const& error, Context const& context);

}  // namespace tracuu::server
