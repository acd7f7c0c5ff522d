// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/text_cut.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(CutPlace, Table) {
  struct {
    std::string text;
    std::size_t max_bytes;
    std::string kept;
    char const* why;
  } const rows[] = {
      {"một hai", 100, "một hai", "short enough"},
      {"một\nhai ba", 9, "một\n", "after a line"},
      {"một hai ba", 9, "một ", "after a blank"},
      {"mộtt", 4, "mộ", "between letters"},
      {"ộộ", 4, "ộ", "not in a letter"},
      {"ộ", 2, "", "not a letter fits"},
      {"một", 0, "", "nothing"},
      {"a " + std::string(10'000, 'x'), 9'000, "a " + std::string(8'998, 'x'), "a blank far away"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(row.text.substr(0, cut_place(row.text, row.max_bytes)), row.kept) << row.why;
  }
}

TEST(CutRemark, SaysHowMuch) {
  EXPECT_EQ(cut_remark(100, 2000), "100 of 2000 bytes of its text are kept");
  EXPECT_EQ(cut_remark(8'000'000, 66'100'000), "8.0 of 66.1 MB of its text are kept");
}

}  // namespace
}  // namespace tracuu::indexer
