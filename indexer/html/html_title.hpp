// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/html/found.hpp"
#include "indexer/html/page_facts.hpp"

namespace tracuu::indexer {

/// The title of the announcement on a page; nothing if there is none. Tried in this order:
///
///     the element that a rule of the webmaster selects
///     og:title, JSON-LD headline, DC.title, without the site's name (a heading that is part of
///         one tells where that begins)
///     the heading that is part of <title>
///     an element marked as the title (itemprop=headline, a class)
///     an <h1>, else the heading nearest above the text
///     the title of the official document that the text is
///     <title>, the page's own name in its trail of links ("Trang chủ » Văn bản » …"), whichever
///         says more
///     the line above the posting stamp
///
/// Names of sites, agencies and sections, and headings that lead to the home page, are passed over
/// where another is there. Of a page with the attributes of a document its subject ("Trích yếu") is
/// the title, unless what was found holds it. Thread-safe.
[[nodiscard]] FoundText find_html_title(PageFacts const& facts);

/// `title` without the site's name before or after it, after a dash, bar or
/// guillemet: "Lịch tiếp công dân - Cổng TTĐT huyện Gia Viễn". `site_name` may
/// be empty: names of portals are recognised by themselves. Thread-safe.
[[nodiscard]] std::string without_site_name(std::string_view title, std::string_view site_name);

}  // namespace tracuu::indexer
