// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/picture_files.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "tests/indexer/office_files.hpp"

namespace tracuu::test {

namespace {

/// A tag of one number: a short one (type 3), a long one (4), or a fraction (5) at that offset.
std::string tiff_tag(std::uint64_t tag, std::uint64_t type, std::uint64_t value) {
  return little_endian(tag, 2) + little_endian(type, 2) + little_endian(1, 4) +
         little_endian(value, 4);
}

std::string framed_pixels(TiffPage const& page) {
  std::string pixels(static_cast<std::size_t>(page.width) * page.height, '\xFF');
  for (std::size_t at = 0; at < pixels.size(); ++at) {
    std::size_t const x = at % page.width;
    std::size_t const y = at / page.width;
    if (x < 2 || y < 2 || x + 2 >= page.width || y + 2 >= page.height) pixels[at] = '\0';
  }
  return pixels;
}

}  // namespace

std::string make_tiff(std::vector<TiffPage> const& pages) {
  std::string file = "II*";
  file += '\0';
  file += little_endian(8, 4);
  for (std::size_t number = 0; number < pages.size(); ++number) {
    TiffPage const& page = pages[number];
    constexpr std::size_t kTags = 11;
    std::size_t const begin = file.size();
    std::size_t const dots_at = begin + 2 + kTags * 12 + 4;
    std::size_t const pixels_at = dots_at + 8;
    std::string const pixels = framed_pixels(page);
    bool const is_last = number + 1 == pages.size();
    std::array<std::pair<std::uint64_t, std::uint64_t>, 2> const sizes{std::pair{256, page.width},
                                                                       std::pair{257, page.height}};
    file += little_endian(kTags, 2);
    for (auto const& [tag, value] : sizes) file += tiff_tag(tag, 4, value);
    file += tiff_tag(258, 3, 8) + tiff_tag(259, 3, 1) + tiff_tag(262, 3, 1) +
            tiff_tag(273, 4, pixels_at) + tiff_tag(277, 3, 1) + tiff_tag(278, 4, page.height) +
            tiff_tag(279, 4, pixels.size()) + tiff_tag(282, 5, dots_at) + tiff_tag(283, 5, dots_at);
    file += little_endian(is_last ? 0 : pixels_at + pixels.size() + pixels.size() % 2, 4);
    file += little_endian(page.dots, 4) + little_endian(1, 4);
    file += pixels;
    if (pixels.size() % 2 == 1) file += '\0';
  }
  return file;
}

}  // namespace tracuu::test
