// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/live_index.hpp"

namespace tracuu::server {

/// PUT /api/v1/announcements/{id}/pages/{n}: the body has the text of the page as it should be. 202
/// once it is kept for good; it will be in the index soon. 404, 422; errors of Searcher::find and
/// indexer::keep_correction.
[[nodiscard]] base::Result<Response> handle_put_page(Request const& request, Context const& context,
                                                     search::Searcher& searcher, LiveIndex& live);

/// DELETE /api/v1/announcements/{id}/pages/{n}: what the correction of the page has replaced comes
/// back. 202; 404 also if there is no correction.
[[nodiscard]] base::Result<Response> handle_delete_page(Request const& request,
                                                        Context const& context,
                                                        search::Searcher& searcher,
                                                        LiveIndex& live);

}  // namespace tracuu::server
