// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzers/charset/charset.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

// A reader that walks runs of text knows their fonts; the paragraphs, cells and rows that it
// puts together do not. Marks in the text, control characters that no document has, carry the
// fonts to its end, where take_font_marks makes stretches of them.

/// `text` between marks of its font; without control characters but for white space. Without
/// a font no marks.
[[nodiscard]] std::string with_font_marks(std::string_view text,
                                          std::optional<analyzers::FontHint> const& font);

/// Takes the marks out of the titles and the text of `office` and fills in `office.fonts`.
/// Stretches of one font with blanks between them are one.
void take_font_marks(OfficeText& office);

}  // namespace tracuu::indexer
