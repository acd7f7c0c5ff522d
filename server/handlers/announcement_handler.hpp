// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// GET /api/v1/announcements/{id}: 200, 404, 422; errors of Searcher::find.
[[nodiscard]] base::Result<Response> handle_announcement(Request const& request,
                                                         search::Searcher& searcher);

}  // namespace tracuu::server
