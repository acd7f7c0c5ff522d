// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// Who may see and use the pages of the webmaster: whoever bears a token of those who may change
/// the index, as the password of HTTP Basic (RFC 7617; any user) or as a bearer token. Nothing for
/// such a request, and its token's name is then in `context`. Else the refusal: 403 where no tokens
/// are set up; 401 with WWW-Authenticate; 403 for a request other than GET that a page of another
/// site sent (browsers add the password to these, too). To be asked before a body is read.
/// Thread-safe.
[[nodiscard]] std::optional<Response> refuse_stranger(Request const& request, Context& context,
                                                      AppState const& state);

/// `response` for the webmaster alone: kept by no cache, shown by no search engine; and forms on it
/// tell where they were sent from.
[[nodiscard]] Response webmaster_response(Response response);

}  // namespace tracuu::server
