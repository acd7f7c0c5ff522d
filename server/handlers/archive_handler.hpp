// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// GET /kho: the archive at a glance. Parameters other than lang are ignored, as on all pages.
/// Errors of Searcher::holdings.
[[nodiscard]] base::Result<Response> handle_archive(Request const& request, Context const& context,
                                                    search::Searcher& searcher);

/// GET /kho/{id}: a year (2009), a month (2009/07) or the list of a facet (site, unit, place,
/// category, type); 404 for anything else, 422 for parameters. Errors of Searcher::holdings
/// and search.
[[nodiscard]] base::Result<Response> handle_archive_part(Request const& request,
                                                         Context const& context,
                                                         search::Searcher& searcher);

/// GET /kho/number: the announcements with the document number `number`. Errors of
/// Searcher::look_up_number and search.
[[nodiscard]] base::Result<Response> handle_number(Request const& request, Context const& context,
                                                   search::Searcher& searcher);

}  // namespace tracuu::server
