// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.hpp"
#include "indexer/html/html_document.hpp"

namespace tracuu::indexer {

// Helpers over the tree of a page. None recurses: a page may nest as deep as it
// likes. All are thread-safe.

/// One line of visible text: a paragraph, a heading, a list item, a table row.
struct TextLine {
  /// White space collapsed, entities decoded; not empty. In the row of a table a TAB ends each
  /// cell but the last that has text, so that an empty cell between two others shows as two TABs.
  std::string text;
  std::size_t code_points = 0;       ///< of `text`
  std::size_t link_code_points = 0;  ///< of these, inside links
  HtmlNode const* block = nullptr;   ///< the element that the line lies in directly
};

/// Nodes that are left out of a reading, with all below them.
using OmittedNodes = std::unordered_set<HtmlNode const*>;

/// The text a reader sees in `node`, an element or a text. Block elements and <br> end a line, but
/// the row of a table stays one line if each of its cells is one, or if the table holds data: at
/// least three rows of two cells or more, none with a table, a heading or a long text in it.
/// Letterheads and tables that lay out a page are read cell by cell. Left out: script, style,
/// noscript, template, select and the like always; nav, header, footer, aside, form, hidden
/// elements and those whose class says menu, sidebar, related … only if they hold less than half of
/// the text of `node` (whole pages stand in one <form> on ASP.NET portals).
[[nodiscard]] std::vector<TextLine> visible_lines(HtmlNode const& node,
                                                  OmittedNodes const& left_out = {});

/// The lines of visible_lines, each ended by '\n' but the last.
[[nodiscard]] std::string visible_text(HtmlNode const& node);

/// The text below `node`, white space collapsed to one line: for titles and
/// dates. Reading stops at the end of the piece that passes `max_bytes`, so that
/// asking every element of a deep page stays cheap.
[[nodiscard]] std::string inner_text(HtmlNode const& node, std::size_t max_bytes = 4096);

/// The cells of a line that is the row of a table, trimmed; of any other line the line itself.
[[nodiscard]] std::vector<std::string_view> cells_of(std::string_view line);

/// Whether most of `line` lies inside links.
[[nodiscard]] bool is_mostly_link(TextLine const& line);

/// Calls visit(element) for `node` and every element below it, in page order,
/// until it returns false.
void for_each_element(HtmlNode const& node, std::function<bool(HtmlNode const&)> const& visit);

/// Lower-case tag name ("div"); of elements unknown to HTML, too. Empty if `node` is no element.
[[nodiscard]] std::string tag_name(HtmlNode const& node);

/// Whether `node` is an element that stands as a block of its own: <p>, <div>, <li>.
[[nodiscard]] bool is_block_element(HtmlNode const& node);

/// 1 to 6 for <h1> to <h6>, 0 for any other node.
[[nodiscard]] int heading_level(HtmlNode const& node);

/// The first child that is an element, among the first few; null if there is none.
[[nodiscard]] HtmlNode const* first_element(HtmlNode const& node);

/// The element that `node` lies in; null above the page.
[[nodiscard]] HtmlNode const* parent_of(HtmlNode const& node);

/// Whether an element stands round the text of a page rather than in it: nav,
/// header, footer, aside, form, what is hidden or has a class of menus, sidebars ….
[[nodiscard]] bool is_page_chrome(HtmlNode const& element);

/// The value of an attribute (`name` in lower case), entities decoded.
[[nodiscard]] std::optional<std::string_view> attribute(HtmlNode const& node, char const* name);

/// Class names and id of an element, in lower case and without '-' and '_':
/// "entrycontent" for "entry-content" and "Entry_Content".
[[nodiscard]] std::vector<std::string> class_names(HtmlNode const& node);

}  // namespace tracuu::indexer
