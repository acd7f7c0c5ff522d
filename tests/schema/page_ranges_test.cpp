// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/page_ranges.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace tracuu::schema {
namespace {

TEST(PageRanges, TellWhetherAPageIsOne) {
  for (std::size_t const page : {2, 3, 4, 7}) EXPECT_TRUE(has_page("2-4,7", page)) << page;
  for (std::size_t const page : {0, 1, 5, 6, 8, 24}) EXPECT_FALSE(has_page("2-4,7", page)) << page;
  EXPECT_FALSE(has_page("", 1));
}

TEST(PageRanges, AreListedAndWrittenAgain) {
  struct Row {
    std::vector<std::size_t> pages;
    char const* ranges;
  };
  Row const rows[] = {{{}, ""}, {{7}, "7"}, {{1, 2, 3}, "1-3"}, {{2, 3, 4, 7}, "2-4,7"}};
  for (Row const& row : rows) {
    EXPECT_EQ(ranges_of_pages(row.pages), row.ranges);
    EXPECT_EQ(pages_of_ranges(row.ranges), row.pages) << row.ranges;
  }
  EXPECT_TRUE(pages_of_ranges("x").empty());
  EXPECT_EQ(pages_of_ranges("1-99999999999").size(), kMaxListedPages);
}

TEST(PageRanges, TakeAndLoseAPage) {
  struct Row {
    char const* ranges;
    std::size_t page;
    char const* with;
    char const* without;
  };
  constexpr Row kRows[] = {
      {"", 3, "3", ""},
      {"2-4,7", 5, "2-5,7", "2-4,7"},
      {"2-4,7", 3, "2-4,7", "2,4,7"},
      {"2-4,7", 2, "2-4,7", "3-4,7"},
      {"2-4,7", 7, "2-4,7", "2-4"},
      {"2-4,6", 5, "2-6", "2-4,6"},
      {"9", 1, "1,9", "9"},
      // What is no page does not count; a range of any size costs nothing.
      {"x,4-2,0,1-18446744073709551615", 3, "1-18446744073709551615", "1-2,4-18446744073709551615"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(with_page(row.ranges, row.page), row.with) << row.ranges;
    EXPECT_EQ(without_page(row.ranges, row.page), row.without) << row.ranges;
  }
}

}  // namespace
}  // namespace tracuu::schema
