// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Reads the page of one announcement. Where the fields come from, first found:
///
///     title     og:title, JSON-LD headline, the heading, <title>, the line above the
///               posting stamp; without the site's name
///     body      find_main_content(), JSON-LD articleBody; without title, posting
///               stamp, buttons, byline and lists of other announcements
///     abstract  the lead paragraph, where the page keeps it outside the body
///     date      article:published_time and the like, JSON-LD datePublished,
///               itemprop, <time>, an element with a class of dates, a line near
///               the title that is a posting stamp or short with a date
///     author, unit   the byline, an element with rel=author or a class of authors, meta
///               author, JSON-LD author and publisher
///     url       <link rel=canonical>, og:url
///     site      host of the url or of the page's feed, og:site_name
///     place     og:site_name, if it ends in one
///     language  <html lang>
///     attachments   find_attachment_links(): the links as they are written
///
/// `html` is valid UTF-8. InvalidArgument for a page with no title and no text,
/// and HtmlDocument::parse's errors. Thread-safe.
[[nodiscard]] base::Result<schema::Announcement> parse_html_page(std::string_view html);

/// The charset that the page declares near its head ("windows-1258"), in lower
/// case, of bytes in any ASCII-compatible charset; empty if none. Thread-safe.
[[nodiscard]] std::string declared_charset(std::string_view html);

}  // namespace tracuu::indexer
