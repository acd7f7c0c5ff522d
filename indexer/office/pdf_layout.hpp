// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/office/pdf_rows.hpp"
#include "indexer/office/pdf_words.hpp"

namespace tracuu::indexer {

/// One line of a page as it is read: a paragraph or a line of one, a line of a column, or a
/// table's row with tabs between its cells.
struct PdfLine {
  FontedText content;
  PdfBox box;
  double size = 0;              ///< of its largest font, in points
  bool is_alone = false;        ///< nothing stands beside it: a line of a paragraph or a heading
  double first_word_width = 0;  ///< in points
};

/// The lines of a page in the order in which people read them. Rows side by side with
/// a gutter between them are
///
/// - two columns, the left one first: letterheads, "Nơi nhận" beside the signature, text in
///   two columns;
/// - a table, where most rows have most of its cells or what is beside each other is short: a
///   row a line, a tab between cells; what goes on below a cell is added to it;
/// - else in the order that poppler finds, cell by cell.
///
/// Lines of one paragraph that are known as such are joined (see join_wrapped_lines).
/// The first and the last row of a page stand alone where a gap sets them off: running heads.
/// `page_width` is in points. n log n in the number of words; thread-safe.
[[nodiscard]] std::vector<PdfLine> lay_out_page(std::vector<PdfRow> rows, double page_width);

}  // namespace tracuu::indexer
