// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "search/api/marked_text.hpp"
#include "server/views/marked_text_html.hpp"

namespace tracuu::server {

/// The text of an announcement as HTML, escaped: a paragraph as <p>, two and more lines in a row
/// that have cells (apart by a TAB) as a table in a box of its own, which scrolls if it is wider
/// than the page. The first row is the head where that is clear: it is as long as the longest, no
/// cell of it is empty or holds a digit, and some column has a digit in each row below it.
[[nodiscard]] std::string text_blocks_html(std::vector<search::MarkedParagraph> const& paragraphs,
                                           MarkedTextWriter& writer, base::Language language);

}  // namespace tracuu::server
