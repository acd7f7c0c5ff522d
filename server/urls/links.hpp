// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/language.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::server {

/// The page that shows `request`: "/search?q=khai%20sinh&page=2". The inverse of
/// read_search_params; what has its default is left out.
[[nodiscard]] std::string search_url(search::SearchRequest const& request, base::Language language);

/// The page of one announcement: "/announcements/gv-1?lang=en".
[[nodiscard]] std::string announcement_url(std::string_view id, base::Language language);

/// The page of one announcement for who found it by `request`, which the page then knows:
/// "/announcements/gv-1?q=khai%20sinh".
[[nodiscard]] std::string found_announcement_url(std::string_view id,
                                                 search::SearchRequest const& request,
                                                 base::Language language);

/// "&name=value" after `url`, with '?' if it is the first, the value encoded.
void append_parameter(std::string& url, std::string_view name, std::string_view value);

}  // namespace tracuu::server
