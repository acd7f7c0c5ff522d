// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/table_rows.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string_view>
#include <vector>

namespace tracuu::search {
namespace {

constexpr std::array<std::string_view, 2> kColumns{"name", "value"};

TEST(TableRows, ReadsRowsBetweenCommentsAndBlankLines) {
  auto const rows = read_table("# why\nname\tvalue\n\na\t1\n# b\nc c\t2 | 3\n", kColumns);
  ASSERT_TRUE(rows) << to_string(rows.error());
  ASSERT_EQ(rows->size(), 2u);
  EXPECT_EQ(rows->at(0).line, 4u);
  EXPECT_EQ(rows->at(1).cells, (std::vector<std::string_view>{"c c", "2 | 3"}));
}

TEST(TableRows, RefusesABadLineByItsNumber) {
  struct {
    char const* tsv;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"value\tname\n", "line 1: other columns than expected", "in another order"},
      {"name\tvalue\na\n", "line 2: too many or too few columns", "one missing"},
      {"name\tvalue\na\t1\t2\n", "line 2: too many or too few columns", "one too many"},
      {"name\tvalue\na\t\n", "line 2: an empty cell", "nothing in it"},
      {"name\tvalue\n#\na\t1\n\t2\n", "line 4: an empty cell", "comments count as lines"},
  };
  for (auto const& row : rows) {
    auto const read = read_table(row.tsv, kColumns);
    ASSERT_FALSE(read) << row.why;
    EXPECT_EQ(to_string(read.error()), row.expected) << row.why;
  }
}

TEST(TableRows, SplitsAlternatives) {
  EXPECT_EQ(split_alternatives("a"), (std::vector<std::string_view>{"a"}));
  EXPECT_EQ(split_alternatives("a | b c | d|e"),
            (std::vector<std::string_view>{"a", "b c", "d|e"}));
}

}  // namespace
}  // namespace tracuu::search
