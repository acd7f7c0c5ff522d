// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/analyzer_registry.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::analyzers {
namespace {

TEST(AnalyzerRegistry, EachNameHasItsChain) {
  struct Row {
    char const* name;
    std::size_t tokens;
    char const* first;
  };
  constexpr Row kRows[] = {
      {"vi", 3, "huyen|065"},
      {"words", 2, "huyen|065"},
      {"raw", 1, "huyện uỷ"},
  };
  for (Row const& row : kRows) {
    TokenList list;
    analyzer(row.name).analyze("Huyện uỷ", list);
    ASSERT_EQ(list.tokens().size(), row.tokens) << row.name;
    EXPECT_EQ(list.text(list.tokens()[0]), row.first) << row.name;
    EXPECT_EQ(&analyzer(row.name), &analyzer(std::string(row.name))) << "one object for all";
  }
}

}  // namespace
}  // namespace tracuu::analyzers
