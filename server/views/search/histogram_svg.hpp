// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/api/search_answer.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Fills in templates/histogram: answer.timeline as bars, each a link that limits the
/// search to its year or month, and the same as rows of a table. Periods without any
/// announcement keep their place among years or months that are not too many. False,
/// and nothing to show, if there are fewer than two periods.
bool set_histogram(PageData& data, search::SearchAnswer const& answer, SearchParams const& params);

}  // namespace tracuu::server
