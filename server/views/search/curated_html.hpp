// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/api/search_answer.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// What the webmaster's rules put above the hits: an alert, a link, best bets. Thread-safe.
void set_curated(PageData& data, search::SearchAnswer const& answer, SearchParams const& params);

}  // namespace tracuu::server
