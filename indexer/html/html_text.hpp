// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/html/html_document.hpp"

namespace tracuu::indexer {

// Helpers over the tree of a page. None recurses: a page may nest as deep as it
// likes. All are thread-safe.

/// One line of visible text: a paragraph, a heading, a list item, a table row.
struct TextLine {
  std::string text;                  ///< white space collapsed, entities decoded; not empty
  std::size_t code_points = 0;       ///< of `text`
  std::size_t link_code_points = 0;  ///< of these, inside links
  HtmlNode const* block = nullptr;   ///< the element that the line lies in directly
};

/// The text a reader sees in `node`. Block elements and <br> end a line. Left
/// out: script, style, noscript, template, select and the like always; nav,
/// header, footer, aside, form, hidden elements and those whose class says menu,
/// sidebar, related … only if they hold less than half of the text of `node`
/// (whole pages stand in one <form> on ASP.NET portals).
[[nodiscard]] std::vector<TextLine> visible_lines(HtmlNode const& node);

/// The lines of visible_lines, each ended by '\n' but the last.
[[nodiscard]] std::string visible_text(HtmlNode const& node);

/// The visible text of a whole page, with HtmlDocument::parse's errors.
[[nodiscard]] base::Result<std::string> html_to_text(std::string_view html);

/// The text below `node`, white space collapsed to one line: for titles and
/// dates. Reading stops at the end of the piece that passes `max_bytes`, so that
/// asking every element of a deep page stays cheap.
[[nodiscard]] std::string inner_text(HtmlNode const& node, std::size_t max_bytes = 4096);

/// Calls visit(element) for `node` and every element below it, in page order,
/// until it returns false.
void for_each_element(HtmlNode const& node, std::function<bool(HtmlNode const&)> const& visit);

/// Lower-case tag name ("div"); of elements unknown to HTML, too. Empty if `node` is no element.
[[nodiscard]] std::string tag_name(HtmlNode const& node);

/// Whether `node` is an element that stands as a block of its own: <p>, <div>, <li>.
[[nodiscard]] bool is_block_element(HtmlNode const& node);

/// Whether an element stands round the text of a page rather than in it: nav,
/// header, footer, aside, form, what is hidden or has a class of menus, sidebars ….
[[nodiscard]] bool is_page_chrome(HtmlNode const& element);

/// The value of an attribute (`name` in lower case), entities decoded.
[[nodiscard]] std::optional<std::string_view> attribute(HtmlNode const& node, char const* name);

/// Class names and id of an element, in lower case and without '-' and '_':
/// "entrycontent" for "entry-content" and "Entry_Content".
[[nodiscard]] std::vector<std::string> class_names(HtmlNode const& node);

}  // namespace tracuu::indexer
