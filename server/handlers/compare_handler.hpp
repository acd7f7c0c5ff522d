// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// GET /kho/compare: up to four queries over time; the form alone if nothing was asked; with
/// what is wrong, and 422. Errors of Searcher::search.
[[nodiscard]] base::Result<Response> handle_compare(Request const& request, Context const& context,
                                                    search::Searcher& searcher);

/// GET /kho/compare.svg: the chart as a file; 422 for parameters and without a query.
[[nodiscard]] base::Result<Response> handle_compare_svg(Request const& request,
                                                        Context const& context,
                                                        search::Searcher& searcher);

/// GET /kho/compare.csv: its numbers, likewise.
[[nodiscard]] base::Result<Response> handle_compare_csv(Request const& request,
                                                        Context const& context,
                                                        search::Searcher& searcher);

}  // namespace tracuu::server
