// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/language.hpp"
#include "server/branding/branding.hpp"

namespace tracuu::server {

/// The page with the search box. Thread-safe.
[[nodiscard]] std::string home_page_html(base::Language language,
                                         Branding const& branding = own_branding());

}  // namespace tracuu::server
