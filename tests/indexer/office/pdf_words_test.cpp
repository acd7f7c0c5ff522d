// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_words.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "indexer/office/pdf_rows.hpp"

namespace tracuu::indexer {
namespace {

/// A line of words at `y`, the heights of which are those of their letters: from 6 to 10 points.
void add_line(schema::PageWords& page, std::size_t number, double y, std::size_t words) {
  for (std::size_t at = 0; at < words; ++at) {
    schema::PageWord word;
    word.text = "từ" + std::to_string(at);
    word.left = 60 + 50 * static_cast<double>(at);
    word.right = word.left + 44;
    word.top = y - (at % 3 == 0 ? 6 : at % 3 == 1 ? 8 : 10);
    word.bottom = y;
    word.line = number;
    page.words.push_back(word);
  }
}

schema::PageWords page_of_lines(std::size_t lines) {
  schema::PageWords page;
  page.page = 1;
  page.width = 595;
  page.height = 842;
  for (std::size_t line = 0; line < lines; ++line) {
    add_line(page, line, 100 + 16 * static_cast<double>(line), 9);
  }
  return page;
}

TEST(PdfWords, WordsOfAPictureStandInRows) {
  PdfWords const words = words_of_picture(page_of_lines(10));
  ASSERT_EQ(words.words.size(), 90U);
  EXPECT_EQ(words.width, 595);
  EXPECT_EQ(words.words[13].order, 13U);
  for (PdfWord const& word : words.words) {
    EXPECT_EQ(word.size, words.words[0].size) << word.text;
    EXPECT_EQ(word.box.height(), words.words[0].box.height()) << word.text;
  }
  auto const rows = make_pdf_rows(words.words);
  ASSERT_EQ(rows.size(), 10U);
  for (PdfRow const& row : rows) EXPECT_EQ(row.segments.size(), 1U);
}

TEST(PdfWords, LinesOfAPageThatWasScannedAskewAreLevel) {
  for (double const degrees : {-4.0, -1.0, 0.5, 2.0, 5.0}) {
    schema::PageWords page = page_of_lines(12);
    double const turn = degrees * 3.14159265358979 / 180;
    for (schema::PageWord& word : page.words) {
      double const x = (word.left + word.right) / 2 - 297.5;
      double const y = (word.top + word.bottom) / 2 - 421;
      double const dx = std::cos(turn) * x - std::sin(turn) * y - x;
      double const dy = std::sin(turn) * x + std::cos(turn) * y - y;
      word.left += dx;
      word.right += dx;
      word.top += dy;
      word.bottom += dy;
    }
    auto const rows = make_pdf_rows(words_of_picture(page).words);
    ASSERT_EQ(rows.size(), 12U) << degrees;
    for (PdfRow const& row : rows) {
      std::size_t words = 0;
      for (PdfSegment const& segment : row.segments) words += segment.words.size();
      EXPECT_EQ(words, 9U) << degrees;
    }
  }
}

TEST(PdfWords, LinesOfOtherSizesKeepThem) {
  schema::PageWords page = page_of_lines(6);
  schema::PageWord title;
  title.text = "THÔNG";
  title.left = 200;
  title.right = 300;
  title.top = 40;
  title.bottom = 60;
  title.line = 6;
  page.words.push_back(title);
  PdfWords const words = words_of_picture(page);
  EXPECT_GT(words.words.back().size, 2 * words.words.front().size);
}

TEST(PdfWords, AnEmptyPageHasNoWords) {
  schema::PageWords page;
  page.width = 595;
  page.height = 842;
  EXPECT_TRUE(words_of_picture(page).words.empty());
}

}  // namespace
}  // namespace tracuu::indexer
