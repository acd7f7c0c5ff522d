// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// GET /feed: a saved search as an Atom feed, newest first; of all that is dated if
/// nothing is asked. Hits that lack words of the query are left out: a feed must
/// not bring what was not asked for. 200, 422; errors of Searcher::stream.
[[nodiscard]] base::Result<Response> handle_feed(Request const& request, Context const& context,
                                                 search::Searcher& searcher);

}  // namespace tracuu::server
