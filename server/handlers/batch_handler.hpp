// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// Tables of queries that are larger are refused.
inline constexpr std::uint64_t kMaxBatchBytes = 2u << 20;

/// GET /kho/batch: the form that a table of queries is sent by.
[[nodiscard]] base::Result<Response> handle_batch_page(Request const& request,
                                                       Context const& context,
                                                       AppState const& state);

/// POST /api/v1/batch, and the form of the page: the answers to a table of queries, the body or the
/// first file of a form (or its field `queries`, a query a line), as JSON, CSV or XLSX, in pieces.
/// 200; 422 for parameters and for a table that can't be read as a whole.
[[nodiscard]] base::Result<Response> handle_batch_search(Request const& request,
                                                         Context const& context,
                                                         search::Searcher& searcher);

}  // namespace tracuu::server
