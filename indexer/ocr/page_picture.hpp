// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/bytes/spawned_child.hpp"

namespace tracuu::indexer {

/// What a picture is written as.
enum class PictureForm {
  Pgm,   ///< eight bits a pixel, for machines
  Jpeg,  ///< for people
};

/// How a page is to be drawn.
struct PictureWish {
  std::size_t page = 1;          ///< of its document, from 1
  unsigned dots_per_inch = 300;  ///< less where that would be more than `max_pixels`
  int turn = 0;                  ///< clockwise, 0, 90, 180 or 270 degrees, before it is prepared
  /// For a machine: the lines of a page that was scanned askew are turned level, and the noise of
  /// one that has much is taken off.
  bool is_prepared = false;
  std::uint64_t max_pixels = 40'000'000;
  PictureForm form = PictureForm::Pgm;
};

/// A page, drawn in shades of grey.
struct PagePicture {
  double width = 0;  ///< of the page after its turn, in points (1/72 inch)
  double height = 0;
  std::size_t pixels_wide = 0;
  std::size_t pixels_high = 0;
  /// Radians by which the picture was turned clockwise about its centre to be level.
  double levelled_by = 0;
  std::string pnm;  ///< the picture as PGM, or in the form that was wished
};

/// Has tracuu-reader draw a page of `document`: a PDF (poppler), or a picture, TIFF, JPEG or PNG
/// (leptonica), of which the pages are those of a TIFF. A picture that does not say how large it is
/// is taken to be a page of A4. InvalidArgument for what is no such file, a page that it does not
/// have or that can't be drawn, and where a limit was met (the message names it). Thread-safe.
[[nodiscard]] base::Result<PagePicture> draw_page(std::string_view document,
                                                  PictureWish const& wish,
                                                  ChildLimits const& limits);

// Both sides of the talk with tracuu-reader (indexer/bytes/reader_program.hpp). A request is
// "picture PAGE DOTS TURN PREPARED PIXELS FORM", an answer a line of numbers and then the picture,
// or "error " and why there is none.

[[nodiscard]] std::string picture_request(PictureWish const& wish);
/// Nothing for what picture_request did not write.
[[nodiscard]] std::optional<PictureWish> picture_wish(std::string_view request);
[[nodiscard]] std::string picture_answer(base::Result<PagePicture> const& picture);
[[nodiscard]] base::Result<PagePicture> picture_of_answer(std::string answer,
                                                          PictureForm form = PictureForm::Pgm);

}  // namespace tracuu::indexer
