// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/text_piece.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(FirstPiece, Table) {
  struct {
    std::string text;
    std::size_t max_bytes;
    std::string piece;
    bool ends_sentence;
    char const* why;
  } const rows[] = {
      {"một hai", 20, "một hai", true, "all of it"},
      {"một hai; ba bốn", 14, "một hai;", true, "at a sign"},
      {"một hai\n\nba bốn", 16, "một hai\n\n", true, "at an empty line"},
      {"một hai\tba bốn", 15, "một hai\t", true, "at the end of a cell"},
      {"một; hai ba bốn", 14, "một; hai ba ", false, "a sentence ends too far before"},
      {"một hai TP. Vinh", 14, "một hai TP. ", false, "a full stop may be none"},
      {"một 12;30 hai ba", 14, "một 12;30 ", false, "a sign in a word"},
      {"mộthaibabốn", 9, "mộthaib", false, "one long word"},
  };
  for (auto const& row : rows) {
    TextPiece const piece = first_piece(row.text, row.max_bytes);
    EXPECT_EQ(piece.text, row.piece) << row.why;
    EXPECT_EQ(piece.ends_sentence, row.ends_sentence) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::indexer
