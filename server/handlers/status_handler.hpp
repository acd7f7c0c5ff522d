// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// GET /healthz: 200 {"status":"ok"}, or 503 {"status":"draining"} once a stop has
/// begun. Says that the process answers, not that the index is whole: a load
/// balancer asks every second, and must not be told to restart over a slow disk.
[[nodiscard]] base::Result<Response> handle_health(Request const& request, Context const& context,
                                                   AppState const& state);

/// GET /readyz: 200 {"status":"ready","revision":"…"} if searches can be answered, or 503 with the
/// status "no_index" or "draining". "degraded" with 200: searches are answered, but changes do not
/// get into the index ("changes" says why).
[[nodiscard]] base::Result<Response> handle_ready(Request const& request, Context const& context,
                                                  AppState const& state);

/// GET /metrics: Prometheus text, for the addresses that may read it; 404 for others.
[[nodiscard]] base::Result<Response> handle_metrics(Request const& request, Context const& context,
                                                    AppState const& state);

}  // namespace tracuu::server
