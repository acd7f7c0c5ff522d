// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// GET /openapi.json: docs/openapi.yaml as JSON.
[[nodiscard]] base::Result<Response> handle_openapi(Request const& request, AppState const& state);

}  // namespace tracuu::server
