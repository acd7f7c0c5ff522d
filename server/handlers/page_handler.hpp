// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "search/searcher.hpp"
#include "server/http/context.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/state/app_state.hpp"

namespace tracuu::server {

/// GET /: the page with the search box, and what there is. Errors of Searcher::holdings and search.
[[nodiscard]] base::Result<Response> handle_home_page(Request const& request,
                                                      Context const& context,
                                                      search::Searcher& searcher);

/// GET /style.css.
[[nodiscard]] base::Result<Response> handle_style(Request const& request, Context const& context,
                                                  AppState const& state);

/// GET /feed.css: how browsers show /feed.
[[nodiscard]] base::Result<Response> handle_feed_style(Request const& request,
                                                       Context const& context,
                                                       AppState const& state);

/// GET /search.js: the suggestions of the search box.
[[nodiscard]] base::Result<Response> handle_script(Request const& request, Context const& context,
                                                   AppState const& state);

/// GET /announcement.js: stepping through matches, copying and printing.
[[nodiscard]] base::Result<Response> handle_announcement_script(Request const& request,
                                                                Context const& context,
                                                                AppState const& state);

/// GET /embed.js: the search box for pages of other sites.
[[nodiscard]] base::Result<Response> handle_embed_script(Request const& request,
                                                         Context const& context,
                                                         AppState const& state);

/// GET /search: the page of results; the home page if nothing was asked; a page
/// that says what is wrong, with 422. Errors of Searcher::search.
[[nodiscard]] base::Result<Response> handle_search_page(Request const& request,
                                                        Context const& context,
                                                        search::Searcher& searcher);

/// GET /announcements/{id}: one announcement, whole. With the parameters of a search its
/// matches are marked, and a link leads back to its results; parameters that are no search
/// are ignored. Errors of Searcher::read.
[[nodiscard]] base::Result<Response> handle_announcement_page(Request const& request,
                                                              Context const& context,
                                                              search::Searcher& searcher);

}  // namespace tracuu::server
