// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tracuu::schema {

/// A word that was read from the picture of a page.
struct PageWord {
  std::string text;       ///< as it is taken to be: put right where it was misread; not empty
  std::string as_read;    ///< by the machine; empty where that is `text`
  double confidence = 1;  ///< that of the machine in `as_read`: 0 to 1
  // Its box on the upright page, in points (1/72 inch) from the left and upper edge.
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  std::size_t line = 0;  ///< words of one line of the page have one number, which ascends

  bool operator==(PageWord const&) const = default;
};

/// What was read from the picture of a page (OCR).
struct PageWords {
  std::size_t page = 0;  ///< of its document, from 1
  double width = 0;      ///< of the upright page, in points
  double height = 0;
  int turned = 0;      ///< degrees clockwise by which the page was turned to stand upright: 0, 90 …
  std::string engine;  ///< what read it: "tesseract 5.3.0 vie"
  std::string repaired_by;      ///< version of the rules that put words right; empty: none did
  std::vector<PageWord> words;  ///< in the order of reading; none: an empty page

  bool operator==(PageWords const&) const = default;
};

/// As JSON: {"page", "width", "height", "turned", "engine", "repaired_by", "words": [[text,
/// as_read, confidence, left, top, right, bottom, line], …]}; numbers with two decimals.
/// Thread-safe.
[[nodiscard]] std::string to_json(PageWords const& words);

/// Reads what to_json wrote. InvalidArgument. Thread-safe.
[[nodiscard]] base::Result<PageWords> page_words_from_json(std::string_view json);

}  // namespace tracuu::schema
