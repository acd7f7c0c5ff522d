// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/picture_document.hpp"

#include "indexer/ocr/page_drawing.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

Result<OfficeText> read_picture(std::string_view bytes, std::uint64_t max_bytes,
                                KnownPages const& known) {
  if (!is_picture_file(bytes)) {
    return Error{ErrorCode::InvalidArgument, "not a picture (TIFF, JPEG or PNG)", ""};
  }
  Result<std::size_t> const pages = count_picture_pages(bytes);
  if (!pages) return pages.error();
  return read_known_pages(*pages, max_bytes, known);
}

}  // namespace tracuu::indexer
