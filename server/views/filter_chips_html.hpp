// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "search/api/facet_counts.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// The filters that are on, in words: {"Năm đăng: 2023", "từ 11/07/2023"}.
[[nodiscard]] std::vector<std::string> filter_texts(search::SearchRequest const& request,
                                                    base::Language language);

/// The filters that are on, each with the link that takes it off: a list of `text`
/// ("Năm đăng: 2023") and `url`. A whole month is one filter. `facets` are the counts
/// of the answer, whose labels are shown in place of symbols ("quyết định").
[[nodiscard]] PageData filter_chips(SearchParams const& params,
                                    std::vector<search::FacetCounts> const& facets);

}  // namespace tracuu::server
