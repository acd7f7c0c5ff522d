// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/html/html_document.hpp"

namespace tracuu::indexer {

/// Whether a page only leads to others: a home page, a list of news, a register of documents whose
/// lines are links. If so what was seen, for a report: "24 links to pages, and never more than 180
/// letters of text between them".
///
/// It is one if it has at least eight lines that are links as long as titles, and no text of its
/// own: nowhere more than a teaser (600 code points) between two of them where nearly each has one,
/// or 200 where they have none and links are four fifths of all. A page that says it is an article
/// (og:type, article:published_time, schema.org) is none, nor is one with a body marked up as such.
/// Linear in the page. Thread-safe.
[[nodiscard]] std::optional<std::string> find_list_page(HtmlNode const& root);

/// As above, of the bytes of a page in UTF-8. HtmlDocument::parse's errors.
[[nodiscard]] base::Result<std::optional<std::string>> find_list_page(std::string_view html);

}  // namespace tracuu::indexer
