// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_set>

#include "indexer/html/html_document.hpp"

namespace tracuu::indexer {

/// The rows of tables at or below `root` that are read as one line. In other rows, which lay out a
/// page or a letterhead, a cell is a text of its own.
///
/// A row is a line if nothing in it ends a line; in a table of two rows or more also if each of its
/// cells is one line; and in a table of data, whatever is in its cells: at least three rows of two
/// cells or more, none with a table, a heading or a long text in it. Linear in the page.
/// Thread-safe.
[[nodiscard]] std::unordered_set<HtmlNode const*> find_row_lines(HtmlNode const& root);

}  // namespace tracuu::indexer
