// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// GET and POST /oai: OAI-PMH 2.0 with oai_dc. Always 200, the protocol has errors of
/// its own; errors of Searcher::harvest.
[[nodiscard]] base::Result<Response> handle_oai(Request const& request, Context const& context,
                                                search::Searcher& searcher);

}  // namespace tracuu::server
