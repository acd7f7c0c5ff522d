// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/fingerprint.hpp"

#include <gtest/gtest.h>

namespace tracuu::schema {
namespace {

TEST(Fingerprint, CopiesDifferInThreeBitsAtMost) {
  Fingerprint const original{0xff00ff00ff00ff00, 7};
  struct {
    Fingerprint other;
    bool expected;
    char const* why;
  } const rows[] = {
      {{0xff00ff00ff00ff00, 7}, true, "the same"},
      {{0xff00ff00ff00ff07, 7}, true, "three bits"},
      {{0x7f00ff00ff00ff03, 7}, true, "three bits, the highest among them"},
      {{0xff00ff00ff00ff0f, 7}, false, "four bits"},
      {{0xff00ff00ff00ff00, 8}, false, "other numbers"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(are_copies(original, row.other), row.expected) << row.why;
    EXPECT_EQ(are_copies(row.other, original), row.expected) << row.why;
  }
}

TEST(Fingerprint, IsStoredAs32HexDigits) {
  Fingerprint const fingerprint{0x0123456789abcdef, 0xfedcba9876543210};
  EXPECT_EQ(format_value_fingerprint(fingerprint), "0123456789abcdeffedcba9876543210");
  EXPECT_EQ(parse_value_fingerprint("0123456789abcdeffedcba9876543210"), fingerprint);
  for (char const* const other :
       {"", "0123", "0123456789abcdeffedcba987654321g", "0123456789abcdef fedcba987654321",
        "-123456789abcdeffedcba9876543210"}) {
    EXPECT_FALSE(parse_value_fingerprint(other)) << other;
  }
}

}  // namespace
}  // namespace tracuu::schema
