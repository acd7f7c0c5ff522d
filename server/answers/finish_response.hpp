// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// What every answer gets at the end: the fields for scripts of other sites (CORS), the coding that
/// the client asked for, and Vary. 406 takes the place of an answer whose body the client accepts
/// in no coding of ours. Thread-safe.
[[nodiscard]] Response finish_response(Response response, Request const& request,
                                       Context const& context, AppState const& state);

}  // namespace tracuu::server
