// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/language.hpp"
#include "server/branding/branding.hpp"
#include "server/http/problem.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {

/// The page for a refusal: what happened, in words, and the search box. Thread-safe.
[[nodiscard]] std::string error_page_html(Problem const& problem, base::Language language,
                                          Branding const& branding = own_branding());

/// The page for a search whose parameters are wrong: all of them named, the rest
/// kept in the form. REQUIRES: params.problems is not empty. Thread-safe.
[[nodiscard]] std::string bad_search_page_html(SearchParams const& params,
                                               Branding const& branding = own_branding());

}  // namespace tracuu::server
