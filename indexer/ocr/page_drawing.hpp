// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.hpp"
#include "indexer/ocr/page_picture.hpp"

namespace tracuu::indexer {

/// The part of draw_page that tracuu-reader does, in this process and without limits of its own
/// but that of `wish.max_pixels`. Thread-safe.
[[nodiscard]] base::Result<PagePicture> draw_page_here(std::string_view document,
                                                       PictureWish const& wish);

/// Whether `document` is a picture that draw_page takes: TIFF, JPEG or PNG. Thread-safe.
[[nodiscard]] bool is_picture_file(std::string_view document);

/// How many pages a picture has: those of a TIFF, else one. InvalidArgument if it is broken.
/// Thread-safe.
[[nodiscard]] base::Result<std::size_t> count_picture_pages(std::string_view document);

}  // namespace tracuu::indexer
