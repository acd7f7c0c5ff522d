// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/compact_tables.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

TEST(StringTable, GivesBackWhatWasAdded) {
  StringTable table;
  table.reserve(3, 6);
  for (char const* const text : {"xã", "", "An"}) table.add(text);
  ASSERT_EQ(table.size(), 3u);
  EXPECT_EQ(table[0], "xã");
  EXPECT_EQ(table[1], "");
  EXPECT_EQ(table[2], "An");
  EXPECT_GE(table.bytes(), 6u);
}

TEST(RowTable, GivesBackWhatWasAdded) {
  RowTable<int> table;
  table.add(7);
  table.add(8);
  table.end_row();
  table.end_row();
  ASSERT_EQ(table.size(), 2u);
  EXPECT_EQ(std::vector<int>(table[0].begin(), table[0].end()), (std::vector<int>{7, 8}));
  EXPECT_TRUE(table[1].empty());
}

}  // namespace
}  // namespace tracuu::search
