// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "indexer/ocr/tesseract.hpp"
#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// What reading a page may take. A page of A4 takes 3 s and 130 MB.
struct OcrLimits {
  std::chrono::milliseconds step_time{60'000};     ///< to draw it, and to read it
  std::uint64_t max_memory_bytes = 1024ull << 20;  ///< address space of each of both children
  /// A larger page is drawn with fewer dots per inch: A2 has 35 million at 300.
  std::uint64_t max_pixels = 40'000'000;
};

/// Reads page `page` (from 1) of `document` (see draw_page) from its picture: drawn at 300 dots per
/// inch with its lines level and, if it is read badly so, turned as tesseract says that it stands
/// upright. No words: there is nothing on it that can be read. InvalidArgument for a page that
/// can't be drawn or took too much; Io where a child can't be started. Thread-safe.
[[nodiscard]] base::Result<schema::PageWords> read_page_words(Tesseract const& tesseract,
                                                              std::string_view document,
                                                              std::size_t page,
                                                              OcrLimits const& limits);

}  // namespace tracuu::indexer
