// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "search/api/hit.hpp"
#include "search/api/holdings_request.hpp"
#include "server/branding/branding.hpp"

namespace tracuu::server {

/// What the home page shows beside the search box.
struct HomePage {
  search::Holdings const& holdings;        ///< of the whole archive, with the facets to be listed
  std::vector<search::Hit> const& newest;  ///< in order
  base::Language language = base::Language::Vietnamese;
  std::string const& base_url;  ///< where the client reached us
};

/// The page with the search box, which says what there is: how many announcements, from when to
/// when, the newest, by whom. Thread-safe.
[[nodiscard]] std::string home_page_html(HomePage const& page,
                                         Branding const& branding = own_branding());

}  // namespace tracuu::server
