// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/api/search_answer.hpp"
#include "server/branding/branding.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {

/// The page of results. `params` is what was asked: each link of the page is it
/// with one thing changed. `base_url`: where the client reached us; empty: shared links tell no
/// address. Thread-safe.
[[nodiscard]] std::string search_page_html(search::SearchAnswer const& answer,
                                           SearchParams const& params,
                                           Branding const& branding = own_branding(),
                                           std::string const& base_url = "");

}  // namespace tracuu::server
