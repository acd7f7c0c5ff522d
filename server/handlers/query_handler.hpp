// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// GET /api/v1/search: 200, 422 for parameters; errors of Searcher::search.
[[nodiscard]] base::Result<Response> handle_search(Request const& request, Context const& context,
                                                   search::Searcher& searcher);

/// GET /api/v1/timeline: 200, 422 for parameters; errors of Searcher::search.
[[nodiscard]] base::Result<Response> handle_timeline(Request const& request, Context const& context,
                                                     search::Searcher& searcher);

/// GET /api/v1/explain: 200, 422 for parameters; errors of Searcher::explain.
[[nodiscard]] base::Result<Response> handle_explain(Request const& request, Context const& context,
                                                    search::Searcher& searcher);

}  // namespace tracuu::server
