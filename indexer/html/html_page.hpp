// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/html/found.hpp"
#include "indexer/html/page_facts.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Where a field of an announcement came from.
struct FieldOrigin {
  std::string_view field;             ///< its key in the JSON form: "title"
  HtmlNode const* element = nullptr;  ///< null: no element of its own
  std::string_view why;
};

/// An announcement as it was read from a page. Its origins live no longer than the page.
struct PageReading {
  schema::Announcement announcement;
  std::vector<FieldOrigin> origins;
};

/// Reads the page of one announcement. Where the fields come from, first found; before all others
/// the elements that a rule of the webmaster selects:
///
///     title     find_html_title()
///     body      the lines of find_page_content(), JSON-LD articleBody; without title, posting
///               stamp, buttons, byline and lists of other announcements
///     abstract  the lead paragraph, where the page keeps it outside the body; og:description or
///               DC.description of a page without text
///     date      find_page_date()
///     number    the labelled one ("Số ký hiệu"), that of the letterhead, DC.identifier, the one
///               that the title begins with ("Luật 12/2023/QH15")
///     unit      the labelled issuing body, that of the letterhead; the byline, an element with a
///               class of authors, meta author, DC.creator, DC.publisher, JSON-LD publisher
///     author    as unit; never a signature
///     category  DC.subject, article:section
///     url       <link rel=canonical>, og:url, DC.identifier
///     site      host of the url or of the page's feed, og:site_name
///     place     og:site_name, if it ends in one
///     language  <html lang>, DC.language
///     attachments   find_attachment_links(): the links as they are written
[[nodiscard]] PageReading read_html_page(PageFacts const& facts);

/// Parses and reads a page. `html` is valid UTF-8; `place` is where it stands, for the rules (null:
/// there are none). InvalidArgument for a page with no title and no text, and HtmlDocument::parse's
/// errors. Thread-safe.
[[nodiscard]] base::Result<schema::Announcement> parse_html_page(
    std::string_view html, PagePlace const& place = {}, ExtractionRules const* rules = nullptr);

/// InvalidArgument for an announcement with no title and no text. Thread-safe.
[[nodiscard]] base::Result<void> check_says_something(schema::Announcement const& announcement);

/// A page that is a piece of a table, as servers hand rows to the scripts of a page, inside a
/// table: the parser drops the tags of rows that stand in none. Nothing for other pages.
/// Thread-safe.
[[nodiscard]] std::optional<std::string> with_table(std::string_view html);

/// The charset that the page declares near its head ("windows-1258"), in lower
/// case, of bytes in any ASCII-compatible charset; empty if none. Thread-safe.
[[nodiscard]] std::string declared_charset(std::string_view html);

}  // namespace tracuu::indexer
