// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/cited_numbers.hpp"

#include <gtest/gtest.h>

namespace tracuu::schema {
namespace {

TEST(CitedNumbers, AreAllButItsOwn) {
  Announcement announcement;
  EXPECT_TRUE(cited_numbers(announcement).empty());
  announcement.numbers = {"119/QĐ-UBND", "30/2020/NĐ-CP"};
  EXPECT_EQ(cited_numbers(announcement).size(), 2U) << "it has none of its own";
  announcement.number = "119/QĐ-UBND";
  ASSERT_EQ(cited_numbers(announcement).size(), 1U);
  EXPECT_EQ(cited_numbers(announcement)[0], "30/2020/NĐ-CP");
  announcement.numbers.clear();
  EXPECT_TRUE(cited_numbers(announcement).empty());
}

}  // namespace
}  // namespace tracuu::schema
