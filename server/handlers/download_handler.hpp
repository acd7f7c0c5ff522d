// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// GET /announcements/{id}/download?format=html|text|ris|bibtex: one announcement as a file
/// to keep; 422 for another format. An announcement whose own id ends in "/download" is
/// shown as a page if there is none with the id in front of it. Errors of Searcher::find.
[[nodiscard]] base::Result<Response> handle_download(Request const& request, Context const& context,
                                                     search::Searcher& searcher);

}  // namespace tracuu::server
