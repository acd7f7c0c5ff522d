// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/html/html_document.hpp"
#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {

/// The element that holds the text of the announcement, and how it was told.
struct MainContent {
  HtmlNode const* element = nullptr;  ///< null: the page has no text
  bool is_marked = false;             ///< the page says so itself
  std::string_view why;               ///< a literal
};

/// What the page marks as the text (itemprop=articleBody, class "entry-content" and its like,
/// <article>), else the block with the most text that is not a link directly below it. A marked
/// element that holds next to nothing beside that block does not count. What is left out is not
/// looked at. Thread-safe.
[[nodiscard]] MainContent find_main_content(HtmlNode const& root,
                                            OmittedNodes const& left_out = {});

}  // namespace tracuu::indexer
