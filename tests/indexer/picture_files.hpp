// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tracuu::test {

/// A page of a TIFF: white, but for a black frame.
struct TiffPage {
  std::uint32_t width = 0;  ///< in pixels
  std::uint32_t height = 0;
  std::uint32_t dots = 200;  ///< per inch
};

/// A TIFF of these pages, eight bits a pixel, not packed (TIFF 6.0).
std::string make_tiff(std::vector<TiffPage> const& pages);

}  // namespace tracuu::test
