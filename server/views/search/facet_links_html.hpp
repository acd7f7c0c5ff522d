// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/api/search_answer.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Fills in templates/facets: each value that was counted, as a link that adds its
/// filter. Left out are facets whose filter is on (its chip takes it off), those that
/// have no place there (FacetRow::in_sidebar) and facets whose only value all that was found has.
/// False if there is nothing to show.
bool set_facets(PageData& data, search::SearchAnswer const& answer, SearchParams const& params);

}  // namespace tracuu::server
