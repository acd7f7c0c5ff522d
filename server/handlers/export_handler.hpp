// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// GET /api/v1/export: all hits of a search, as a file, in pieces. 200, 422; errors of
/// Searcher::stream.
[[nodiscard]] base::Result<Response> handle_export(Request const& request, Context const& context,
                                                   search::Searcher& searcher);

}  // namespace tracuu::server
