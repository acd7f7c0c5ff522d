// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/branding/branding.hpp"

namespace tracuu::server {

/// The description of the search (OpenSearch 1.1) with the addresses of the page of
/// results, the feed and the suggestions. Thread-safe.
[[nodiscard]] std::string opensearch_xml(std::string const& base_url,
                                         Branding const& branding = own_branding());

}  // namespace tracuu::server
