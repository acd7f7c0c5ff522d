// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "server/app_state.hpp"
#include "server/request.hpp"
#include "server/response.hpp"

namespace tracuu::server {

/// GET /openapi.json: docs/openapi.yaml as JSON.
[[nodiscard]] base::Result<Response> handle_openapi(Request const& request, AppState const& state);

}  // namespace tracuu::server
