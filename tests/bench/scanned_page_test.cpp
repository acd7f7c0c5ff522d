// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/scanned_page.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace tracuu::bench {
namespace {

/// White, with a black square in its left upper quarter.
GreyPicture page_with_square() {
  GreyPicture page{40, 40, std::vector<std::uint8_t>(1600, 255)};
  for (std::size_t row = 8; row < 16; ++row) {
    for (std::size_t column = 8; column < 16; ++column) page.pixels[row * 40 + column] = 0;
  }
  return page;
}

TEST(ScannedPage, ReadsAPgm) {
  auto const page = read_pgm("P5\n3 2\n255\nabcdef");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->width, 3U);
  EXPECT_EQ(page->height, 2U);
  EXPECT_EQ(page->pixels.back(), 'f');
  for (std::string_view const broken : {"", "P6\n3 2\n255\nabcdef", "P5\n3 2\n255\nabc",
                                        "P5\n3 2\n65535\nabcdef", "P5\n99999999 2\n255\nab"}) {
    EXPECT_FALSE(read_pgm(broken)) << broken;
  }
}

TEST(ScannedPage, IsBlackAndWhiteAndAskew) {
  GreyPicture const page = page_with_square();
  EXPECT_EQ(scan(page, {}).pixels, page.pixels);
  GreyPicture const turned = scan(page, {180, 0, 0, 1});
  EXPECT_EQ(turned.pixels[12 * 40 + 12], 255);
  EXPECT_EQ(turned.pixels[28 * 40 + 28], 0);
}

TEST(ScannedPage, NoiseIsTheSameForASeed) {
  GreyPicture const page = page_with_square();
  ScanFaults const faults{0.5, 60, 0.01, 7};
  GreyPicture const scanned = scan(page, faults);
  EXPECT_NE(scanned.pixels, page.pixels);
  EXPECT_EQ(scanned.pixels, scan(page, faults).pixels);
  EXPECT_TRUE(std::ranges::all_of(scanned.pixels, [](int pixel) { return pixel % 255 == 0; }));
}

TEST(ScannedPage, IsWrittenAsAPngOfOneBit) {
  std::string const png = to_png(page_with_square(), 200);
  EXPECT_TRUE(png.starts_with("\x89PNG\r\n\x1A\n"));
  EXPECT_EQ(png.substr(12, 4), "IHDR");
  EXPECT_EQ(png[19], 40) << "width";
  EXPECT_EQ(png[24], 1) << "bits";
  EXPECT_NE(png.find("pHYs"), std::string::npos);
  EXPECT_TRUE(png.ends_with(std::string_view("IEND\xAE\x42\x60\x82")));
}

}  // namespace
}  // namespace tracuu::bench
