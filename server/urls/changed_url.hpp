// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {

/// The link to the first page of what `params` asks after `change` (called with a
/// SearchRequest&) was made to it: each state of the page of results is such a URL.
template <class Change>
[[nodiscard]] std::string changed_url(SearchParams const& params, Change change) {
  search::SearchRequest request = params.request;
  request.page = 1;
  change(request);
  return search_url(request, params.language);
}

}  // namespace tracuu::server
