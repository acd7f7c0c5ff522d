// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/api/search_answer.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Fills in what else may be searched for when nothing was found: `tries`, a list of
/// `text` and `url`. Wider periods and no filters first, then what an exact search
/// leaves out, then the query with one of its plain words less: first those that no
/// announcement holds.
void set_empty_help(PageData& data, search::SearchAnswer const& answer, SearchParams const& params);

}  // namespace tracuu::server
