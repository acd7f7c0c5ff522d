// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

// Only for who bears a token (Route::for_webmaster). All take `from` and `to` (days, months or
// years); without them the period is the last thirty days. A log that can't be read is an Io error.

/// GET /webmaster: what people looked for; 422 with the page for parameters.
[[nodiscard]] base::Result<Response> handle_webmaster(Request const& request,
                                                      Context const& context,
                                                      search::Searcher& searcher,
                                                      AppState const& state);

/// GET /webmaster/queries.csv: the report that `table` names (formats::kQueryTableNames).
[[nodiscard]] base::Result<Response> handle_queries_csv(Request const& request,
                                                        Context const& context,
                                                        search::Searcher& searcher,
                                                        AppState const& state);

/// GET /webmaster/queries.xlsx: all reports, a sheet each.
[[nodiscard]] base::Result<Response> handle_queries_workbook(Request const& request,
                                                             Context const& context,
                                                             search::Searcher& searcher,
                                                             AppState const& state);

/// GET /webmaster/queries.json: all reports.
[[nodiscard]] base::Result<Response> handle_queries_json(Request const& request,
                                                         Context const& context,
                                                         search::Searcher& searcher,
                                                         AppState const& state);

}  // namespace tracuu::server
