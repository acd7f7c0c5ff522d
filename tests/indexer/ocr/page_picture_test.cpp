// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/page_picture.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/indexer/office_files.hpp"
#include "tests/indexer/picture_files.hpp"

namespace tracuu::indexer {
namespace {

PictureWish wish_of(std::size_t page, unsigned dots, int turn = 0) {
  PictureWish wish;
  wish.page = page;
  wish.dots_per_inch = dots;
  wish.turn = turn;
  return wish;
}

TEST(PagePicture, TheTalkKeepsAll) {
  PictureWish wish = wish_of(7, 150, 270);
  wish.is_prepared = true;
  wish.max_pixels = 12'345;
  auto const read = picture_wish(picture_request(wish));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->page, 7U);
  EXPECT_EQ(read->dots_per_inch, 150U);
  EXPECT_EQ(read->turn, 270);
  EXPECT_TRUE(read->is_prepared);
  EXPECT_EQ(read->max_pixels, 12'345U);
  EXPECT_FALSE(picture_wish("pdf 1 2 3").has_value());
  EXPECT_FALSE(picture_wish("picture 1 2").has_value());

  PagePicture picture{595.5, 842.25, 2, 3, -0.0125, "P5\n2 3\n255\nabcdef"};
  auto const back = picture_of_answer(picture_answer(picture));
  ASSERT_TRUE(back.has_value()) << to_string(back.error());
  EXPECT_EQ(back->width, 595.5);
  EXPECT_EQ(back->height, 842.25);
  EXPECT_EQ(back->pixels_wide, 2U);
  EXPECT_EQ(back->pixels_high, 3U);
  EXPECT_EQ(back->levelled_by, -0.0125);
  EXPECT_EQ(back->pnm, picture.pnm);
  auto const refused = picture_of_answer(
      picture_answer(base::Error{base::ErrorCode::InvalidArgument, "the page is broken", ""}));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().message, "the page is broken");
  for (char const* const wrong : {"", "\n", "1 2 3\n", "595 842 200 300 0\nabc", "x\nabc"}) {
    EXPECT_FALSE(picture_of_answer(wrong).has_value()) << wrong;
  }
}

TEST(PagePicture, PagesOfPdfsAreDrawn) {
  std::string const pdf = test::make_placed_pdf({{{}, true}, {{}, false}});
  struct Row {
    PictureWish wish;
    std::size_t wide;
    std::size_t high;
    char const* why;
  };
  PictureWish small = wish_of(1, 144);
  small.max_pixels = 100'000;
  Row const rows[] = {
      {wish_of(1, 72), 595, 842, "a dot a point"},
      {wish_of(2, 144), 1190, 1684, "two dots a point"},
      {wish_of(1, 72, 90), 842, 595, "turned"},
      {small, 265, 375, "no more pixels than are allowed"},
  };
  for (Row const& row : rows) {
    auto const picture = draw_page(pdf, row.wish, {});
    ASSERT_TRUE(picture.has_value()) << row.why << to_string(picture.error());
    EXPECT_NEAR(static_cast<double>(picture->pixels_wide), static_cast<double>(row.wide), 2);
    EXPECT_NEAR(static_cast<double>(picture->pixels_high), static_cast<double>(row.high), 2);
    EXPECT_EQ(picture->width, row.wish.turn == 90 ? 842 : 595) << row.why;
    EXPECT_TRUE(picture->pnm.starts_with("P5")) << row.why;
  }
}

TEST(PagePicture, PagesOfPicturesAreDrawn) {
  std::string const tiff = test::make_tiff({{150, 300, 100}, {400, 200, 100}});
  auto const first = draw_page(tiff, wish_of(1, 200), {});
  ASSERT_TRUE(first.has_value()) << to_string(first.error());
  EXPECT_NEAR(first->width, 108, 0.01);
  EXPECT_NEAR(first->height, 216, 0.01);
  EXPECT_EQ(first->pixels_wide, 300U);
  auto const second = draw_page(tiff, wish_of(2, 100), {});
  ASSERT_TRUE(second.has_value()) << to_string(second.error());
  EXPECT_EQ(second->pixels_wide, 400U);
  // It does not say how large it is: its longer side is that of A4.
  auto const unknown = draw_page(test::make_tiff({{150, 300, 1}}), wish_of(1, 300), {});
  ASSERT_TRUE(unknown.has_value()) << to_string(unknown.error());
  EXPECT_NEAR(unknown->height, 842, 1);
}

constexpr std::uint32_t kSpeckledSide = 400;

/// A TIFF with a frame, a square of ten pixels, and so many specks of one.
std::string speckled_tiff(std::size_t specks) {
  std::string tiff = test::make_tiff({{kSpeckledSide, kSpeckledSide, 300}});
  std::size_t const begin = tiff.size() - std::size_t{kSpeckledSide} * kSpeckledSide;
  auto const blacken = [&](std::size_t column, std::size_t row) {
    tiff[begin + row * kSpeckledSide + column] = '\0';
  };
  for (std::size_t speck = 0; speck < specks; ++speck) {
    blacken(50 + speck % 20 * 10, 200 + speck / 20 * 10);
  }
  for (std::size_t at = 0; at < 100; ++at) blacken(50 + at % 10, 100 + at / 10);
  return tiff;
}

/// How many pixels inside of the frame are darker than half.
std::size_t count_dark(std::string const& pgm) {
  constexpr std::size_t kMargin = 20;
  std::size_t const begin = pgm.size() - std::size_t{kSpeckledSide} * kSpeckledSide;
  std::size_t dark = 0;
  for (std::size_t row = kMargin; row < kSpeckledSide - kMargin; ++row) {
    for (std::size_t column = kMargin; column < kSpeckledSide - kMargin; ++column) {
      bool const is_dark =
          static_cast<unsigned char>(pgm[begin + row * kSpeckledSide + column]) < 128;
      dark += is_dark ? 1 : 0;
    }
  }
  return dark;
}

TEST(PagePicture, NoiseIsTakenOffForMachines) {
  PictureWish wish = wish_of(1, 300);
  auto const as_it_is = draw_page(speckled_tiff(200), wish, {});
  wish.is_prepared = true;
  auto const noisy = draw_page(speckled_tiff(200), wish, {});
  auto const clean = draw_page(speckled_tiff(0), wish, {});
  ASSERT_TRUE(as_it_is && noisy && clean);
  EXPECT_EQ(count_dark(as_it_is->pnm), 300U);
  EXPECT_EQ(count_dark(clean->pnm), 100U) << "not blurred";
  EXPECT_LE(count_dark(noisy->pnm), 100U);
  EXPECT_EQ(count_dark(noisy->pnm), 88U) << "the blur takes three pixels of each corner";
}

TEST(PagePicture, WhatCannotBeDrawnIsRefused) {
  std::string const pdf = test::make_pdf({"Một"});
  std::string const tiff = test::make_tiff({{150, 300, 100}});
  struct Row {
    std::string document;
    PictureWish wish;
    char const* named;
    char const* why;
  };
  Row const rows[] = {
      {pdf, wish_of(2, 72), "it has 1 pages", "no such page"},
      {tiff, wish_of(2, 72), "it has 1 pages", "no such page of a picture"},
      {tiff.substr(0, 200), wish_of(1, 72), "broken", "a picture that is cut off"},
      {"no document", wish_of(1, 72), "broken", "no document"},
      {"", wish_of(1, 72), "broken", "nothing"},
  };
  for (Row const& row : rows) {
    auto const picture = draw_page(row.document, row.wish, {});
    ASSERT_FALSE(picture.has_value()) << row.why;
    EXPECT_EQ(picture.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_NE(picture.error().message.find(row.named), std::string::npos)
        << row.why << ": " << picture.error().message;
  }
}

}  // namespace
}  // namespace tracuu::indexer
