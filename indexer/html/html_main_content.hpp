// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/html/html_document.hpp"

namespace tracuu::indexer {

/// The element that holds the text of the announcement: what the page marks as
/// such (itemprop=articleBody, class "entry-content" and its like, <article>),
/// else the block with the most text that is not a link directly below it. Null
/// if the page has no such text. Thread-safe.
[[nodiscard]] HtmlNode const* find_main_content(HtmlNode const& root);

}  // namespace tracuu::indexer
