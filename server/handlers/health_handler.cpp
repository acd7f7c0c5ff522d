// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/health_handler.hpp"

namespace tracuu::server {

base::Result<Response> handle_health(Request const&, AppState const& state) {
  if (state.is_draining()) return json_response(503, R"({"status":"draining"})");
  return json_response(200, R"({"status":"ok"})");
}

base::Result<Response> handle_ready(Request const&, AppState const& state) {
  if (state.is_draining()) return json_response(503, R"({"status":"draining"})");
  auto const index = state.revisions().current();
  if (!index) return json_response(503, R"({"status":"no_index"})");
  // A revision is made of letters, digits, '-' and ':'.
  return json_response(200, R"({"status":"ready","revision":")" + index->revision + R"("})");
}

}  // namespace tracuu::server
