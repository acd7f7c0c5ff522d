// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/health_handler.hpp"

namespace tracuu::server {

base::Result<Response> handle_health(Request const&, AppState const& state) {
  if (state.is_draining()) return json_response(503, R"({"status":"draining"})");
  return json_response(200, R"({"status":"ok"})");
}

}  // namespace tracuu::server
