// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_layout.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

constexpr double kPageWidth = 595;

/// A line of text in ten points whose letters are five points wide.
struct Placed {
  double left;
  double top;
  std::string text;
};

std::string lines_of(std::vector<Placed> const& page) {
  std::vector<PdfWord> words;
  for (Placed const& placed : page) {
    std::istringstream text(placed.text);
    double left = placed.left;
    for (std::string word; text >> word;) {
      double const right = left + 5.0 * static_cast<double>(word.size());
      words.push_back(
          {word, {left, placed.top, right, placed.top + 10}, 10, true, words.size(), {}});
      left = right + 2.5;
    }
  }
  std::string lines;
  for (PdfLine const& line : lay_out_page(make_pdf_rows(std::move(words)), kPageWidth)) {
    lines += line.content.text + "\n";
  }
  return lines;
}

TEST(PdfLayout, SideBySide) {
  struct Row {
    std::vector<Placed> page;
    char const* lines;
    char const* why;
  };
  Row const rows[] = {
      {{{50, 50, "Noi nhan:"},
        {350, 50, "CHU TICH"},
        {50, 62, "- Nhu tren;"},
        {50, 74, "- Luu: VT."},
        {350, 86, "Tran Van Mau"}},
       "Noi nhan:\n- Nhu tren;\n- Luu: VT.\nCHU TICH\nTran Van Mau\n",
       "two columns, the right one with a gap"},
      {{{50, 50, "- Chu tich xa;"}, {350, 55, "PHO CHU TICH"}, {50, 61, "- Ban quan ly;"}},
       "- Chu tich xa;\n- Ban quan ly;\nPHO CHU TICH\n",
       "a line beside two others is at the height of neither"},
      {{{50, 50, "1. Mot doan van dai"}, {50, 62, "cua van ban nay."}},
       "1. Mot doan van dai cua van ban nay.\n",
       "one column, of one paragraph"},
      {{{50, 50, "1."},
        {80, 50, "Mot doan van"},
        {80, 62, "di tiep o day"},
        {50, 74, "2."},
        {80, 74, "Hai"}},
       "1. Mot doan van\ndi tiep o day\n2. Hai\n",
       "labels are no column"},
      {{{50, 50, "Thu tien"},
        {300, 50, "1.200"},
        {50, 62, "Chi tien"},
        {300, 62, "900"},
        {50, 74, "Con lai"},
        {300, 74, "300"}},
       "Thu tien\t1.200\nChi tien\t900\nCon lai\t300\n",
       "a table of two columns"},
      {{{50, 50, "TT"},
        {100, 50, "Ho ten"},
        {300, 50, "So tien"},
        {50, 62, "1"},
        {100, 62, "Tran Thi"},
        {300, 62, "500"},
        {100, 74, "Mau"},
        {50, 88, "2"},
        {100, 88, "Le Mau"},
        {300, 88, "700"}},
       "TT\tHo ten\tSo tien\n1\tTran Thi Mau\t500\n2\tLe Mau\t700\n",
       "a cell of two lines"},
      {{{50, 50, "So: 12"},
        {120, 50, "/QD-UBND"},
        {50, 80, "Yen Lang, ngay"},
        {150, 80, "thang"},
        {200, 80, "nam 2020"}},
       "So: 12/QD-UBND\nYen Lang, ngay thang nam 2020\n",
       "room for handwriting"},
      {{{50, 50, "So:"}, {73, 50, "/QD-UBND"}, {67, 51, "9"}, {150, 50, "x"}},
       "So: 9/QD-UBND\tx\n",
       "a number that was put in later"},
      {{}, "", "an empty page"},
  };
  for (Row const& row : rows) EXPECT_EQ(lines_of(row.page), row.lines) << row.why;
}

TEST(PdfLayout, ManyWordsTakeNoTime) {
  std::vector<Placed> page;
  for (int at = 0; at < 20'000; ++at) {
    page.push_back({static_cast<double>(at % 97) * 6, static_cast<double>(at % 3), "x"});
  }
  EXPECT_FALSE(lines_of(page).empty());
}

}  // namespace
}  // namespace tracuu::indexer
