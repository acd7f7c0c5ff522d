// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// GET /api/v1/explain: 200, 422 for parameters; errors of Searcher::explain.
[[nodiscard]] base::Result<Response> handle_explain(Request const& request,
                                                    search::Searcher& searcher);

}  // namespace tracuu::server
