// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

// The webmaster's rules. All are only for who bears a token, and answer 404 where the server has no
// file of rules (search.curation).

/// GET /api/v1/curation: the file as it stands on the disk, with its ETag.
[[nodiscard]] base::Result<Response> handle_get_curation(Request const& request,
                                                         Context const& context, search::Searcher&,
                                                         AppState const& state);

/// PUT /api/v1/curation: a new file in its place. 428 without If-Match, 412 if the file has another
/// tag, 422 with all that is wrong with the rules.
[[nodiscard]] base::Result<Response> handle_put_curation(Request const& request,
                                                         Context const& context, search::Searcher&,
                                                         AppState const& state);

/// GET /api/v1/curation/report: how many rules count, what is wrong with the file, and how often
/// each rule was seen, by day.
[[nodiscard]] base::Result<Response> handle_curation_report(Request const& request,
                                                            Context const& context,
                                                            search::Searcher& searcher,
                                                            AppState const& state);

/// GET /webmaster/curation: what the rules do to the query `q`, how often each was seen, and the
/// file in a box.
[[nodiscard]] base::Result<Response> handle_curation_page(Request const& request,
                                                          Context const& context,
                                                          search::Searcher& searcher,
                                                          AppState const& state);

/// POST /webmaster/curation: saves what stands in the box (`toml`), read as `tag`.
[[nodiscard]] base::Result<Response> handle_save_curation(Request const& request,
                                                          Context const& context,
                                                          search::Searcher& searcher,
                                                          AppState const& state);

}  // namespace tracuu::server
