// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/page_images.hpp"

namespace tracuu::server {

// One page of the document of an announcement. If only an announcement with the id "{id}/pages/{n}"
// is there, these answer with that announcement: no id may be out of reach.

/// GET /announcements/{id}/pages/{n}: the page for people. With the parameters of a search its
/// matches are marked; parameters that are no search are ignored. Errors of Searcher::read_page.
[[nodiscard]] base::Result<Response> handle_document_page_view(Request const& request,
                                                               Context const& context,
                                                               search::Searcher& searcher);

/// GET /api/v1/announcements/{id}/pages/{n}: 200, 404, 422; errors of Searcher::read_page.
[[nodiscard]] base::Result<Response> handle_document_page(Request const& request,
                                                          Context const& context,
                                                          search::Searcher& searcher);

/// GET /announcements/{id}/pages/{n}/image: the page as a JPEG, drawn from the file that was
/// indexed as long as that is there; else 404. Errors of Searcher::read_page.
[[nodiscard]] base::Result<Response> handle_page_image(Request const& request,
                                                       Context const& context,
                                                       search::Searcher& searcher,
                                                       PageImages& images);

}  // namespace tracuu::server
