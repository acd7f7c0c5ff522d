// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/misreading.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {
namespace {

struct Row {
  std::string_view read;
  std::string_view meant;
  std::string_view why;
};

TEST(Misreading, SyllablesThatAMachineTakesForOthers) {
  std::vector<Row> const rows{
      {"bỗ", "bổ", "another tone"},
      {"đối", "đổi", "another tone, with a shape"},
      {"chỉ", "chi", "a tone that is not there"},
      {"bồ", "bò", "shape and tone"},
      {"đốc", "dốc", "d for đ"},
      {"Dồng", "Đồng", "a capital keeps its case"},
      {"1á", "lá", "a digit"},
      {"bö", "bò", "a letter of another alphabet"},
      {"rước", "trước", "a letter lost in front"},
      {"imồm", "mồm", "a letter that noise added"},
      {"bơin", "bơm", "one letter for two"},
      {"Ghủ", "Chủ", "a letter that looks alike"},
  };
  for (Row const& row : rows) {
    std::vector<Misreading> const found = misreadings(row.read);
    EXPECT_TRUE(std::ranges::any_of(
        found, [&](Misreading const& one) { return one.text == row.meant && one.cost > 0; }))
        << row.read << " for " << row.meant << ": " << row.why;
  }
}

TEST(Misreading, NothingForWhatIsNoWordOfLetters) {
  for (std::string_view const read : {"2003", "12,5", "kg/người", "nghiêngnghiêng", "", "法"}) {
    EXPECT_TRUE(misreadings(read).empty()) << read;
  }
}

TEST(Misreading, CheapestFirstAndBounded) {
  std::vector<Misreading> const found = misreadings("đường");
  EXPECT_TRUE(std::ranges::is_sorted(found, {}, &Misreading::cost));
  EXPECT_LT(found.size(), 600U);
  EXPECT_TRUE(
      std::ranges::none_of(found, [](Misreading const& one) { return one.text == "đường"; }));
}

}  // namespace
}  // namespace tracuu::indexer
