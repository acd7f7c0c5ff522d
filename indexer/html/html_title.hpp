// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/html/html_document.hpp"
#include "indexer/html/html_metadata.hpp"

namespace tracuu::indexer {

/// The title of the announcement on a page; empty if there is none. A heading
/// that is part of the og:title or <title> tells where the site's name begins.
/// Thread-safe.
[[nodiscard]] std::string find_html_title(HtmlNode const& root, HtmlMetadata const& facts);

/// `title` without the site's name before or after it, after a dash, bar or
/// guillemet: "Lịch tiếp công dân - Cổng TTĐT huyện Gia Viễn". `site_name` may
/// be empty: names of portals are recognised by themselves. Thread-safe.
[[nodiscard]] std::string without_site_name(std::string_view title, std::string_view site_name);

}  // namespace tracuu::indexer
