// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// GET /go?url=…: leads who has an old address of a portal to the announcement that it meant, by a
/// redirect if that is sure; else a page with what it may have meant, or, with 404, with a search
/// box. All that stands after "url=" is the address, so that a server's rule may append it as it
/// came. With "show=1" before it people are shown a link. Without `url` the page that the link
/// stood on is asked for (Referer), if it says which.
[[nodiscard]] base::Result<Response> handle_lead_page(Request const& request,
                                                      Context const& context,
                                                      search::Searcher& searcher);

/// GET /api/v1/go?url=…: as JSON, for scripts of portals: 200, 422.
[[nodiscard]] base::Result<Response> handle_lead(Request const& request, Context const& context,
                                                 search::Searcher& searcher);

/// GET /api/v1/announcements?url=…: the announcements that are or were published there: 200, 422.
[[nodiscard]] base::Result<Response> handle_addressed(Request const& request,
                                                      Context const& context,
                                                      search::Searcher& searcher);

/// GET /404.js: asks for the address of the page that it stands on, and leads on.
[[nodiscard]] base::Result<Response> handle_lead_script(Request const& request,
                                                        Context const& context,
                                                        AppState const& state);

}  // namespace tracuu::server
