// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/tesseract_table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

constexpr char const* kTableHead =
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_"
    "num\tleft\ttop\twidth\theight\tconf\ttext\n"
    "1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t\n";

/// A page of 500 × 1000 points, drawn with two pixels a point.
PagePicture picture_of_page() {
  PagePicture picture;
  picture.width = 500;
  picture.height = 1000;
  picture.pixels_wide = 1000;
  picture.pixels_high = 2000;
  return picture;
}

std::string word_row(int block, int line, std::string const& box, std::string const& rest) {
  return "5\t1\t" + std::to_string(block) + "\t1\t" + std::to_string(line) + "\t1\t" + box + "\t" +
         rest + "\n";
}

TEST(TesseractTable, WordsHaveTheirPlacesOnThePage) {
  std::string const table = kTableHead + word_row(1, 1, "100\t200\t60\t20", "96.5\tHọp") +
                            word_row(1, 1, "170\t200\t40\t20", "91\tdân") +
                            word_row(1, 2, "100\t240\t40\t20", "50.25\tngày") +
                            word_row(2, 2, "600\t240\t40\t20", "88\tbốn\r");
  schema::PageWords const words = words_of_table(table, picture_of_page());
  EXPECT_EQ(words.width, 500);
  EXPECT_EQ(words.height, 1000);
  ASSERT_EQ(words.words.size(), 4U);
  EXPECT_EQ(words.words[0], (schema::PageWord{"Họp", "", 0.965, 50, 100, 80, 110, 0}));
  EXPECT_EQ(words.words[1].line, 0U);
  EXPECT_EQ(words.words[2].line, 1U);
  EXPECT_DOUBLE_EQ(words.words[2].confidence, 0.5025);
  EXPECT_EQ(words.words[3].line, 2U) << "a line of another block is another line";
  EXPECT_EQ(words.words[3].text, "bốn");
}

TEST(TesseractTable, WhatIsNoWordIsLeftOut) {
  struct Row {
    std::string row;
    std::vector<std::string> words;
    char const* why;
  };
  std::string const box = "10\t10\t10\t10";
  Row const rows[] = {
      {word_row(1, 1, box, "95\t  "), {}, "a picture inside of the page"},
      {word_row(1, 1, box, "30\t|"), {}, "the edge of the paper"},
      {word_row(1, 1, box, "30\t“—_"), {}, "dirt"},
      {word_row(1, 1, box, "93\t-"), {"-"}, "a dash that is one"},
      {word_row(1, 1, box, "12\txã"), {"xã"}, "a word that may be one"},
      {word_row(1, 1, box, "12\t7"), {"7"}, "a digit"},
      {"4\t1\t1\t1\t1\t0\t10\t10\t10\t10\t-1\t\n", {}, "a line"},
      {"5\t1\t1\n", {}, "a row that is cut off"},
      {word_row(1, 1, box, "90\t\xE1\xBB"), {}, "half a letter"},
      {"", {}, "nothing"},
  };
  for (Row const& row : rows) {
    std::vector<std::string> found;
    for (auto const& word : words_of_table(row.row, picture_of_page()).words) {
      found.push_back(word.text);
    }
    EXPECT_EQ(found, row.words) << row.why;
  }
}

TEST(TesseractTable, BoxesAreThoseBeforeThePageWasLevelled) {
  // A quarter of a turn clockwise about the centre, to see where things go.
  PagePicture picture = picture_of_page();
  picture.pixels_high = picture.pixels_wide;
  picture.height = picture.width;
  picture.levelled_by = 1.5707963267948966;
  schema::PageWords const words =
      words_of_table(word_row(1, 1, "490\t0\t20\t20", "90\txã"), picture);
  ASSERT_EQ(words.words.size(), 1U);
  // What stands in the middle of the upper edge now stood in the middle of the left one.
  EXPECT_NEAR(words.words[0].left, 0, 0.01);
  EXPECT_NEAR(words.words[0].top, 245, 0.01);
}

TEST(TesseractTable, TheTurnIsThatOfTheReport) {
  struct Row {
    char const* report;
    int turn;
    char const* why;
  };
  Row const rows[] = {
      {"Page number: 0\nOrientation in degrees: 90\nRotate: 270\nOrientation confidence: 21.53\n",
       270, "it lies on its side"},
      {"Rotate: 180\nOrientation confidence: 5\n", 180, "on its head"},
      {"Rotate: 90\nOrientation confidence: 0.31\n", 0, "not certain"},
      {"Rotate: 45\nOrientation confidence: 9\n", 0, "no quarter of a turn"},
      {"", 0, "nothing"},
  };
  for (Row const& row : rows) EXPECT_EQ(turn_of_report(row.report), row.turn) << row.why;
}

}  // namespace
}  // namespace tracuu::indexer
