// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/metrics_handler.hpp"

#include "server/http/problem.hpp"
#include "server/state/runtime_state.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

base::Result<Response> handle_metrics(Request const& request, AppState const& state) {
  auto const client = parse_address(request.client);
  if (!client || !state.runtime()->metrics_readers.contains(*client)) {
    return problem_response(no_such_page(), request);
  }
  return text_response(200, "text/plain; version=0.0.4; charset=utf-8",
                       state.metrics().text(state.gauges()));
}

}  // namespace tracuu::server
