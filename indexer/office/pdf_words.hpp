// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/charset/charset.hpp"
#include "schema/page_words.hpp"

namespace poppler {
class page;
}  // namespace poppler

namespace tracuu::indexer {

/// Where something stands on a page as a reader sees it: points (1/72 inch) from
/// its left and upper edge.
struct PdfBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  void add(PdfBox const& other);
};

/// A run of letters of one font without a gap: a word, or a part of one that its font
/// tore apart.
struct PdfWord {
  std::string text;  ///< UTF-8, hyphens at line ends kept
  PdfBox box;
  double size = 0;              ///< of its font, in points
  bool has_blank_after = true;  ///< as poppler judges the gap to the next word of its line
  std::size_t order = 0;        ///< its place in poppler's reading order
  std::optional<analyzers::FontHint> font;  ///< of a legacy Vietnamese font
  double confidence = 1;                    ///< as PageWord::confidence
  std::string as_read{};                    ///< as PageWord::as_read
};

/// The words of one page, in poppler's reading order.
struct PdfWords {
  double width = 0;
  double height = 0;
  std::vector<PdfWord> words;
};

/// All words of `page` in one go through its content. The page is turned as most of its words
/// run; those that run another way (a stamp turned by 90 degrees) lie below it. Not for one
/// document in two threads.
[[nodiscard]] PdfWords read_pdf_words(poppler::page const& page);

/// The words that were read from the picture of a page as if a file had set them: the lines of a
/// page that was scanned askew are level, and what is of one line has one size and stands at one
/// height. n log n; thread-safe.
[[nodiscard]] PdfWords words_of_picture(schema::PageWords const& page);

}  // namespace tracuu::indexer
