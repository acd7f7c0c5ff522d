// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/language.hpp"
#include "server/branding/branding.hpp"
#include "server/views/search/lead_json.hpp"

namespace tracuu::server {

/// The page for who came by an old address that does not lead on by itself: what it may have
/// meant, and a search box with its words. Without `answer.asked`: a box for an address.
[[nodiscard]] std::string lead_page_html(LeadAnswer const& answer, base::Language language,
                                         Branding const& branding);

}  // namespace tracuu::server
