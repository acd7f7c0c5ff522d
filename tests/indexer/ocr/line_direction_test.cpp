// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/line_direction.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

schema::PageWord word_at(double left, double top, double right, double bottom, std::size_t line) {
  return {"xã", "", 0.9, left, top, right, bottom, line};
}

/// Two lines of two words on an upright page of 500 × 800 points.
schema::PageWords upright_page() {
  schema::PageWords page{1, 500, 800, 0, "tesseract 5", "", {}};
  page.words = {word_at(100, 50, 140, 60, 0), word_at(150, 50, 190, 60, 0),
                word_at(100, 70, 140, 80, 1), word_at(150, 70, 190, 80, 1)};
  return page;
}

TEST(LineDirection, AnUprightPageStays) {
  EXPECT_EQ(stood_upright(upright_page()), upright_page());
  schema::PageWords empty{1, 500, 800, 0, "", "", {}};
  EXPECT_EQ(stood_upright(empty), empty);
}

TEST(LineDirection, APageOnItsSideIsTurned) {
  // Turned clockwise, lines run down the right edge; the other way, up the left one.
  schema::PageWords down = upright_page();
  schema::PageWords up = upright_page();
  std::swap(down.width, down.height);
  std::swap(up.width, up.height);
  for (std::size_t at = 0; at < down.words.size(); ++at) {
    schema::PageWord const word = upright_page().words[at];
    down.words[at] = word_at(800 - word.bottom, word.left, 800 - word.top, word.right, word.line);
    up.words[at] = word_at(word.top, 500 - word.right, word.bottom, 500 - word.left, word.line);
  }
  schema::PageWords expected = upright_page();
  expected.turned = 270;
  EXPECT_EQ(stood_upright(down), expected);
  expected.turned = 90;
  EXPECT_EQ(stood_upright(up), expected);
  up.turned = 270;
  expected.turned = 0;
  EXPECT_EQ(stood_upright(up), expected);
}

}  // namespace
}  // namespace tracuu::indexer
