// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "indexer/html/html_main_content.hpp"
#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {

/// A piece of a page that was left out, and why.
struct OmittedPiece {
  HtmlNode const* node = nullptr;
  std::string_view why;  ///< a literal
};

/// What of a page belongs to the announcement: the main content and what round it a reader takes as
/// part of it, such as a heading, a letterhead, a table of attributes or further paragraphs.
struct PageContent {
  MainContent main;
  HtmlNode const* top = nullptr;   ///< the element round all of it; null: the page has no text
  OmittedNodes left_out;           ///< what below `top` does not belong to it
  std::vector<OmittedPiece> told;  ///< of that what has text, in page order
  std::vector<TextLine> lines;     ///< the visible lines of `top` without what is left out
};

/// Begins at find_main_content() and climbs to the top of the page. Beside the way up, what reads
/// as text is taken: headings above, letterheads, attributes with their values, tables of
/// data, paragraphs. Left out are menus, lists of links and teasers, footers, small boxes and all
/// that is_page_chrome(). Round a main content that the page marks as such, shorter texts are left
/// out, too. `left_out` is not looked at. Linear in the page. Thread-safe.
[[nodiscard]] PageContent find_page_content(HtmlNode const& root, OmittedNodes left_out = {});

/// The content that `elements` are, in page order: nothing round them is taken. Of elements inside
/// others only the outer ones count. `why` is a literal. Thread-safe.
[[nodiscard]] PageContent content_of_elements(std::vector<HtmlNode const*> const& elements,
                                              OmittedNodes left_out, std::string_view why);

}  // namespace tracuu::indexer
