// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// How machines find what is here.

/// GET /opensearch.xml: the search as browsers and portals add it (OpenSearch 1.1).
[[nodiscard]] base::Result<Response> handle_opensearch(Request const& request,
                                                       Context const& context,
                                                       AppState const& state);

/// GET /robots.txt: crawlers are to read announcements by the sitemap, not to search.
[[nodiscard]] base::Result<Response> handle_robots(Request const& request, Context const& context,
                                                   AppState const& state);

/// GET /sitemap.xml: the index of the sitemaps (sitemaps.org, 0.9). Errors of
/// Searcher::harvest_scope.
[[nodiscard]] base::Result<Response> handle_sitemap_index(Request const& request,
                                                          Context const& context,
                                                          search::Searcher& searcher);

/// GET /sitemaps/{number}.xml: the pages of up to 50,000 announcements, in pieces.
/// NotFound beyond the last; errors of Searcher::harvest.
[[nodiscard]] base::Result<Response> handle_sitemap(Request const& request, Context const& context,
                                                    search::Searcher& searcher);

/// GET /openapi.json: docs/openapi.yaml as JSON.
[[nodiscard]] base::Result<Response> handle_openapi(Request const& request, Context const& context,
                                                    AppState const& state);

}  // namespace tracuu::server
