// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/item/reading_remarks.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(ReadingRemarks, CountNamesAndKeepWhereTheyWereFirst) {
  ReadingRemarks remarks;
  EXPECT_TRUE(remarks.is_empty());
  remarks.add_name("views", "a.jsonl:1");
  remarks.add_name("tags", "a.jsonl:1");
  remarks.add_name("views", "a.jsonl:2");
  ReadingRemarks later;
  later.add_name("views", "b.csv:2");
  later.add_name("mode", "b.csv:3");
  later.leave_out({"tin/trang-2.html", LeftOutKind::ListPage, "9 of 10 lines are links"});
  remarks.add(later);
  ASSERT_EQ(remarks.not_understood().size(), 3U);
  EXPECT_EQ(remarks.not_understood()[0].name, "views");
  EXPECT_EQ(remarks.not_understood()[0].count, 3U);
  EXPECT_EQ(remarks.not_understood()[0].first_source, "a.jsonl:1");
  EXPECT_EQ(remarks.not_understood()[2].first_source, "b.csv:3");
  ASSERT_EQ(remarks.left_out().size(), 1U);
  EXPECT_EQ(to_string(remarks.left_out()[0].kind), "list page");
  EXPECT_FALSE(remarks.is_empty());
}

TEST(ReadingRemarks, NamesWithoutEndAreCountedTogether) {
  ReadingRemarks remarks;
  for (std::size_t i = 0; i < ReadingRemarks::kMaxNames + 500; ++i) {
    remarks.add_name("tin-" + std::to_string(i), "a.json:1");
  }
  remarks.add_name("tin-0", "a.json:2");
  ASSERT_EQ(remarks.not_understood().size(), ReadingRemarks::kMaxNames + 1);
  EXPECT_EQ(remarks.not_understood().front().count, 2U);
  EXPECT_EQ(remarks.not_understood().back().name, ReadingRemarks::kOtherNames);
  EXPECT_EQ(remarks.not_understood().back().count, 500U);
}

}  // namespace
}  // namespace tracuu::indexer
