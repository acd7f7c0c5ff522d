// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tracuu::bench {

/// A picture in shades of grey, 0 black, a byte a pixel, row by row.
struct GreyPicture {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<std::uint8_t> pixels;
};

/// Reads a binary PGM of 8 bits (P5). InvalidArgument.
[[nodiscard]] base::Result<GreyPicture> read_pgm(std::string_view bytes);

/// What a bad scanner does to a page.
struct ScanFaults {
  double skew_degrees = 0;  ///< clockwise
  double noise = 0;         ///< standard deviation of the noise of a pixel, of 255
  double specks = 0;        ///< share of pixels that come out wrong
  std::uint32_t seed = 1;
};

/// The page as the scanner sees it: turned about its centre, with noise, and black where it is
/// darker than a threshold: 0 or 255.
[[nodiscard]] GreyPicture scan(GreyPicture const& page, ScanFaults const& faults);

/// A PNG of one bit a pixel (ISO/IEC 15948) that says its resolution.
[[nodiscard]] std::string to_png(GreyPicture const& black_and_white, unsigned dots_per_inch);

}  // namespace tracuu::bench
