// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/whole_name.hpp"

#include <gtest/gtest.h>

namespace tracuu::analyzers {
namespace {

TEST(WholeName, IsOneFormForAllSpellingsOfTheSameName) {
  struct {
    char const* text;
    char const* expected;
  } const rows[] = {
      {"", ""},
      {" \n\u00a0", ""},
      {"Phòng Tư pháp", "Phòng Tư pháp"},
      {"  Pho\u0300ng \u00a0 Tu\u031b pha\u0301p\n", "Phòng Tư pháp"},  // NFD, blanks
      {"phòng tư pháp", "phòng tư pháp"},                               // case stays
      {"UBND huyện uỷ", "UBND huyện uỷ"},                               // spelling stays
      {"a\xff"
       "b",
       "ab"},
  };
  for (auto const& row : rows) EXPECT_EQ(whole_name(row.text), row.expected) << row.text;
}

TEST(WholeName, IsCutAtACodePoint) {
  std::string long_name;
  for (int i = 0; i < 300; ++i) long_name += "ủy";
  std::string const name = whole_name(long_name);
  EXPECT_LE(name.size(), kMaxWholeNameBytes);
  EXPECT_GT(name.size(), kMaxWholeNameBytes - 4);
  EXPECT_TRUE(long_name.starts_with(name));
  EXPECT_EQ(whole_name(name), name);
}

}  // namespace
}  // namespace tracuu::analyzers
