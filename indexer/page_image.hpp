// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace tracuu::indexer {

/// A page of a file that was indexed.
struct PageImagePlace {
  std::filesystem::path file;  ///< where it was then: SourceItem::location
  std::string file_hash;       ///< SHA-256 of what was indexed, in hex
  std::size_t page = 1;
  int turned = 0;  ///< schema::PageWords::turned
};

/// Whether the file is there and may be drawn, as far as its name and size tell: a PDF, TIFF, JPEG
/// or PNG of at most 64 MiB. Thread-safe.
[[nodiscard]] bool may_have_page_image(PageImagePlace const& place);

/// The page as a JPEG for people to look at: upright, in shades of grey, 120 dots per inch, drawn
/// by tracuu-reader under limits (5 s, 512 MB, 4 million pixels). NotFound if the file is not there
/// or no longer what was indexed; InvalidArgument if the page can't be drawn. Thread-safe.
[[nodiscard]] base::Result<std::string> draw_page_image(PageImagePlace const& place);

}  // namespace tracuu::indexer
