// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_paragraphs.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {
namespace {

constexpr double kParagraphPageWidth = 595;

/// A line in ten points whose letters are five points wide; text of the page stands from 50
/// to 550.
struct PlacedLine {
  double left;
  double top;
  std::string text;
  bool is_alone = true;
};

double width_of_letters(std::string_view text) {
  double letters = 0;
  for (char const c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++letters;
  }
  return 5 * letters;
}

std::string joined_lines(std::vector<PlacedLine> const& page) {
  std::vector<PdfLine> lines;
  for (PlacedLine const& placed : page) {
    std::string_view const text = placed.text;
    lines.push_back(
        {{placed.text, {}},
         {placed.left, placed.top, placed.left + width_of_letters(text), placed.top + 10},
         10,
         placed.is_alone,
         width_of_letters(text.substr(0, text.find(' ')))});
  }
  std::string text;
  for (PdfLine const& line : join_wrapped_lines(std::move(lines), kParagraphPageWidth)) {
    text += line.content.text + "\n";
  }
  return text;
}

/// A hundred letters: from edge to edge.
std::string full_line(std::string const& begin) {
  std::string line = begin;
  while (width_of_letters(line) < 490) line += " ab";
  return line + std::string(100 - static_cast<std::size_t>(width_of_letters(line) / 5), 'c');
}

TEST(PdfParagraphs, JoinsWhatWrapped) {
  std::string const line = full_line("các hộ");
  struct Row {
    std::vector<PlacedLine> page;
    std::string text;
    char const* why;
  };
  Row const rows[] = {
      {{{50, 50, line}, {50, 62, "Yên Lãng đã họp"}},
       line + " Yên Lãng đã họp\n",
       "the next word had no room"},
      {{{50, 50, line}, {50, 62, "a) Yên Lãng"}}, line + "\na) Yên Lãng\n", "an item of a list"},
      {{{50, 50, line}, {50, 62, "Điều 2. Hai"}}, line + "\nĐiều 2. Hai\n", "an article"},
      {{{50, 50, line}, {80, 62, "Yên Lãng đã họp"}}, line + "\nYên Lãng đã họp\n", "an indent"},
      {{{50, 50, line}, {50, 90, "Yên Lãng đã họp"}}, line + "\nYên Lãng đã họp\n", "far below"},
      {{{50, 50, line}, {50, 62, "xã", false}}, line + "\nxã\n", "something stands beside it"},
      {{{50, 50, line}, {50, 62, "Uỷ ban xã."}, {50, 74, "Yên Lãng"}},
       line + " Uỷ ban xã.\nYên Lãng\n",
       "the sentence has ended"},
      {{{50, 50, line}, {50, 62, "Uỷ ban nhân"}, {50, 74, "dân xã"}},
       line + " Uỷ ban nhân\ndân xã\n",
       "there was room"},
      {{{50, 20, line}, {255, 56, "Về lịch tiêm phòng"}, {267, 68, "huyện Vân Khê"}},
       line + "\nVề lịch tiêm phòng huyện Vân Khê\n",
       "a heading of two centred lines"},
      {{{50, 20, line}, {275, 56, "QUYẾT ĐỊNH"}, {255, 68, "Về lịch tiêm phòng"}},
       line + "\nQUYẾT ĐỊNH\nVề lịch tiêm phòng\n",
       "capitals are a line of their own"},
      {{{50, 20, line}, {267, 56, "Mục lục ….. 4"}, {267, 68, "Phạm vi ….. 5"}},
       line + "\nMục lục ….. 4\nPhạm vi ….. 5\n",
       "a table of contents"},
      {{}, "", "nothing"},
  };
  for (Row const& row : rows) EXPECT_EQ(joined_lines(row.page), row.text) << row.why;
}

}  // namespace
}  // namespace tracuu::indexer
