// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// GET /webmaster: what people looked for. Only for who bears a token.
[[nodiscard]] base::Result<Response> handle_webmaster(Request const& request,
                                                      Context const& context,
                                                      search::Searcher& searcher,
                                                      AppState const& state);

}  // namespace tracuu::server
