// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "server/http/problem.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// `problem` as JSON or as a page, as suits the path of `request`. 503 and 429 carry Retry-After.
[[nodiscard]] Response problem_response(Problem const& problem, Request const& request);

/// 401 with WWW-Authenticate (RFC 6750).
[[nodiscard]] Response unauthorized_response(Request const& request);

/// An Error of the engine for the client.
[[nodiscard]] Response error_response(base::Error const& error, Request const& request);

}  // namespace tracuu::server
