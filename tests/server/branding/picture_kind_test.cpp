// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/picture_kind.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::server {
namespace {

using namespace std::string_literals;

std::string png(std::string const& shape) {
  return "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s + shape + "\x08\x06\0\0\0"s;
}

TEST(PictureKind, KnowsPng) {
  auto const kind = picture_kind(png("\0\0\x01\x2c\0\0\0\x64"s));
  ASSERT_TRUE(kind);
  EXPECT_EQ(kind->media_type, "image/png");
  EXPECT_EQ(kind->width, 300U);
  EXPECT_EQ(kind->height, 100U);
  EXPECT_FALSE(picture_kind(png("\0\0\0\0\0\0\0\x64"s))) << "no width";
  EXPECT_FALSE(picture_kind(png("\xff\xff\xff\xff\0\0\0\x64"s))) << "absurd";
  EXPECT_FALSE(picture_kind(png("\0\0"))) << "cut off";
}

TEST(PictureKind, KnowsTheShapeOfSvg) {
  struct Case {
    char const* attributes;
    std::size_t width;
    std::size_t height;
  };
  for (Case const& each :
       {Case{"viewBox='0 0 32 16'", 512, 256}, Case{"viewBox=\"-5,-5,1.5,3\"", 256, 512},
        Case{"width='200px' height='50px'", 512, 128}, Case{"width='10mm' height='10mm'", 512, 512},
        Case{"viewBox='0 0 10 10' width='100%' height='20'", 512, 512}}) {
    std::string const svg =
        "<?xml version='1.0'?>\n<!-- a mark -->\n"
        "<svg xmlns='http://www.w3.org/2000/svg' "s +
        each.attributes + "><path d='M0 0'/></svg>";
    auto const kind = picture_kind(svg);
    ASSERT_TRUE(kind) << svg;
    EXPECT_EQ(kind->media_type, "image/svg+xml");
    EXPECT_EQ(kind->width, each.width) << svg;
    EXPECT_EQ(kind->height, each.height) << svg;
  }
}

TEST(PictureKind, KnowsNothingElse) {
  for (char const* const bytes :
       {"", "GIF89a", "<svg/>", "<svg viewBox='0 0 0 1'/>", "<svg viewBox='0 0 -1 1'/>",
        "<svg viewBox='0 0 nan 1'/>", "<svg viewBox='0 0 1 1'>", "<html viewBox='0 0 1 1'/>",
        "<svg width='10'/>", "<svg viewBox='0 0 1 100000000'/>"}) {
    EXPECT_FALSE(picture_kind(bytes)) << bytes;
  }
}

}  // namespace
}  // namespace tracuu::server
