// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// POST /api/v1/opened: a reader has opened a hit, on a page that may be another site's
/// (navigator.sendBeacon). The form has `q`, `id` and `pos`. 204, whether that is counted or not;
/// 404 for an id that there is not, 422 for parameters, 429 for who tells too many.
[[nodiscard]] base::Result<Response> handle_opened(Request const& request, Context const& context,
                                                   search::Searcher& searcher,
                                                   AppState const& state);

}  // namespace tracuu::server
