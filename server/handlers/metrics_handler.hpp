// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// GET /metrics: Prometheus text, for the addresses that may read it; 404 for others.
[[nodiscard]] base::Result<Response> handle_metrics(Request const& request, AppState const& state);

}  // namespace tracuu::server
