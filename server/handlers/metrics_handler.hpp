// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "server/app_state.hpp"
#include "server/request.hpp"
#include "server/response.hpp"

namespace tracuu::server {

/// GET /metrics: Prometheus text, for the addresses that may read it; 404 for others.
[[nodiscard]] base::Result<Response> handle_metrics(Request const& request, AppState const& state);

}  // namespace tracuu::server
