// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/office/office_text.hpp"
#include "indexer/office/pdf_words.hpp"

namespace tracuu::indexer {

/// Words side by side without a wide gap: a line of a column, a cell.
struct PdfSegment {
  PdfBox box;
  double size = 0;  ///< of its largest font, in points
  std::vector<PdfWord> words;
};

/// What stands at one height of a page, from left to right. Never empty.
struct PdfRow {
  double top = 0;
  double bottom = 0;
  std::vector<PdfSegment> segments;
};

/// Text with what its fonts tell, and how its words were read.
struct FontedText {
  std::string text;
  std::vector<FontStretch> fonts;            ///< in order; offsets into `text`
  std::vector<MachineWord> machine_words{};  ///< in order; offsets into `text`

  void append(std::string_view separator, FontedText const& other);
};

/// The rows of a page from top to bottom. A gap of a letter's height parts segments;
/// the name of the state and its motto begin a segment, however near the agency beside them
/// stands. What is one for a reader is one segment: a label and its paragraph ("1.", "a)", "-"),
/// a number and a date with room for handwriting ("Số:    /QĐ-UBND", "ngày    tháng").
/// n log n in the number of words; thread-safe.
[[nodiscard]] std::vector<PdfRow> make_pdf_rows(std::vector<PdfWord> words);

/// The text of words on one line, one blank between them, torn letters put back (see
/// find_torn_letters).
[[nodiscard]] FontedText text_of_words(std::vector<PdfWord> const& words);

}  // namespace tracuu::indexer
