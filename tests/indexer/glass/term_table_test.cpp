// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/term_table.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TermTable::Term& number(TermTable& table, std::string const& text) {
  return table.find_or_add(text, TermTable::hash(text));
}

TEST(TermTable, NumbersTermsAsTheyAreMet) {
  TermTable table;
  for (int round = 0; round < 2; ++round) {
    for (int again = 0; again < 2; ++again) {
      for (std::uint32_t i = 0; i < 20'000; ++i) {
        ASSERT_EQ(number(table, fmt::format("{}", i * 7919)).number, i);
      }
    }
    EXPECT_EQ(table.size(), 20'000u);
    EXPECT_EQ(table[3].text(), "23757");
    table.clear();
    EXPECT_EQ(table.size(), 0u);
  }
}

TEST(TermTable, TellsTermsApart) {
  using namespace std::string_literals;
  TermTable table;
  std::uint32_t expected = 0;
  for (std::string const& text :
       {""s, "\0"s, "\0\0"s, "a"s, "a\0"s, "\0a"s, "abcdefgh"s, "abcdefgh\0"s, "abcdefgi"s}) {
    EXPECT_EQ(number(table, text).number, expected++);
    EXPECT_EQ(number(table, text).text(), text);
  }
}

// Terms whose hashes are the same are two all the same.
TEST(TermTable, ComparesTermsOfOneHash) {
  TermTable table;
  EXPECT_EQ(table.find_or_add("a", 7).number, 0u);
  EXPECT_EQ(table.find_or_add("b", 7).number, 1u);
  EXPECT_EQ(table.find_or_add("a", 7).number, 0u);
}

}  // namespace
}  // namespace tracuu::indexer
