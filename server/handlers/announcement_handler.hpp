// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// GET /api/v1/announcements/{id}, with what in it matches `q`: 200, 404, 422; errors of
/// Searcher::find and Searcher::search_in.
[[nodiscard]] base::Result<Response> handle_announcement(Request const& request,
                                                         Context const& context,
                                                         search::Searcher& searcher);

/// GET /api/v1/announcements/{id}/related: 200, 404, 422; errors of
/// Searcher::similar. If only an announcement with the id "{id}/related" is there,
/// that announcement: no id may be out of reach.
[[nodiscard]] base::Result<Response> handle_similar(Request const& request, Context const& context,
                                                    search::Searcher& searcher);

}  // namespace tracuu::server
