// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/openapi_handler.hpp"

#include "server/views/openapi_document.hpp"

namespace tracuu::server {

base::Result<Response> handle_openapi(Request const&, AppState const&) {
  return json_response(200, std::string(kOpenapiJson));
}

}  // namespace tracuu::server
