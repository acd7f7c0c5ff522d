// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/abbreviating.hpp"

#include <gtest/gtest.h>

namespace tracuu::bench {
namespace {

TEST(Abbreviated, LongForms) {
  struct Row {
    char const* text;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"Ủy ban nhân dân xã họp", "UBND xã họp", "a form"},
      {"uỷ ban nhân dân", "UBND", "other style of tones"},
      {"uy ban nhan dan", "UBND", "no marks"},
      {"Ủy ban Mặt trận Tổ quốc và Mặt trận Tổ quốc", "UBMTTQ và MTTQ", "longer forms first"},
      {"cải cách hành chính, thủ tục hành chính", "CCHC, TTHC", "two"},
      {"ủy ban nhân", "ủy ban nhân", "cut off"},
      {"ủy ban nhân dânx", "ủy ban nhân dânx", "goes on"},
      {"xủy ban nhân dân", "xủy ban nhân dân", "begins inside a word"},
      {"", "", "empty"},
  };
  for (Row const& row : kRows) EXPECT_EQ(abbreviated(row.text), row.expected) << row.why;
}

}  // namespace
}  // namespace tracuu::bench
