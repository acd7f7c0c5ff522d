// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/release.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::base {
namespace {

TEST(Release, LeavesNoRoom) {
  std::vector<int> numbers(1'000);
  numbers = {};
  EXPECT_EQ(numbers.capacity(), 1'000u) << "what it is for";
  release(numbers);
  EXPECT_EQ(numbers.capacity(), 0u);
  std::string text(1'000, 'a');
  release(text);
  EXPECT_EQ(text.capacity(), std::string().capacity());
}

}  // namespace
}  // namespace tracuu::base
