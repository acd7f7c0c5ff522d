// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/name_order.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace tracuu::analyzers {
namespace {

TEST(NameOrder, IsThatOfAVietnameseList) {
  // Each stands before the next: letters of the whole name, then tones; numbers by their value.
  std::vector<std::string> const names = {
      "",           "Ấp 2",       "Ấp 10",     "Bà Rịa",       "Ba Vì",         "Dân chủ",
      "Đan Phượng", "Đàn Phượng", "Đê điều",   "Hà Nam",       "Hải Phòng",     "Hòa Bình",
      "Hoa Lư",     "Nam Định",   "Ninh Bình", "Phòng Nội vụ", "Phòng Tư pháp", "Vân Khê",
      "xã An Khê",  "Ý Yên"};
  auto const keys = name_order_keys(names);
  ASSERT_TRUE(keys);
  ASSERT_EQ(keys->size(), names.size());
  for (std::size_t at = 1; at < names.size(); ++at) {
    EXPECT_LT((*keys)[at - 1], (*keys)[at]) << names[at - 1] << " | " << names[at];
  }
}

TEST(NameOrder, ComposedOrNotIsOne) {
  std::vector<std::string> const names = {
      "Đê điều Hoà", "\xC4\x90\x65\xCC\x82 \xC4\x91i\x65\xCC\x82\xCC\x80u Hoa\xCC\x80"};
  auto const keys = name_order_keys(names);
  ASSERT_TRUE(keys);
  EXPECT_EQ((*keys)[0], (*keys)[1]);
}

TEST(NameOrder, LongNamesHaveWholeKeys) {
  std::string const beginning(500, 'a');
  std::vector<std::string> const names = {beginning + "b", beginning + "c"};
  auto const keys = name_order_keys(names);
  ASSERT_TRUE(keys);
  EXPECT_LT((*keys)[0], (*keys)[1]);
}

}  // namespace
}  // namespace tracuu::analyzers
