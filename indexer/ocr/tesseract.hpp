// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "indexer/bytes/spawned_child.hpp"
#include "indexer/ocr/page_picture.hpp"
#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// The program that reads pictures of pages (tesseract 4 or later), as it is installed.
struct Tesseract {
  std::filesystem::path program;
  std::string name;          ///< with its version and what it reads: "tesseract 5.3.0 vie"
  bool knows_turns = false;  ///< it can tell which way up a page is (its data "osd")
};

/// Looks for it by the process's PATH and asks it what it can do. NotFound where it is not there,
/// or can't read Vietnamese; the hint names the packages. Thread-safe.
[[nodiscard]] base::Result<Tesseract> find_tesseract();

/// What it reads on the picture of page `page`: boxes in points of the page as it was scanned,
/// before it was levelled. Errors of run_child. Thread-safe.
[[nodiscard]] base::Result<schema::PageWords> read_picture_words(Tesseract const& tesseract,
                                                                 PagePicture const& picture,
                                                                 std::size_t page,
                                                                 ChildLimits const& limits);

/// By how many degrees, clockwise, the picture has to be turned to stand upright: 0, 90, 180 or
/// 270; 0 where that is not certain. Errors of run_child, also for a page with too few letters to
/// tell. Thread-safe.
[[nodiscard]] base::Result<int> find_turn(Tesseract const& tesseract, PagePicture const& picture,
                                          ChildLimits const& limits);

}  // namespace tracuu::indexer
