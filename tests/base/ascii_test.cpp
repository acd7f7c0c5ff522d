// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascii.hpp"

#include <gtest/gtest.h>

namespace tracuu::base {
namespace {

TEST(LowerAscii, LeavesAllButCapitalsAsTheyAre) {
  EXPECT_EQ(lower_ascii('A'), 'a');
  EXPECT_EQ(lower_ascii('Z'), 'z');
  for (char const c : {'@', '[', 'a', 'z', '0', '\0', '\xC3'}) EXPECT_EQ(lower_ascii(c), c);
  EXPECT_EQ(to_lower_ascii("Content-TYPE: Ấ"), "content-type: Ấ");
  EXPECT_EQ(to_lower_ascii(""), "");
}

}  // namespace
}  // namespace tracuu::base
