// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/value_groups.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::search {
namespace {

std::string text_of(std::vector<GroupCount> const& groups) {
  std::string text;
  for (GroupCount const& group : groups) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", group.name, group.count);
  }
  return text;
}

TEST(ValueGroups, CountWhatBelongsTogether) {
  struct {
    Grouping grouping;
    std::vector<std::string> values;
    Counts counts;
    char const* expected;
    char const* why;
  } const rows[] = {
      {Grouping::Values, {"", "a", "b", "c"}, {0, 1, 0, 2}, "a 1, c 2", "each by itself"},
      {Grouping::Values, {"", "a"}, {7, 1}, "a 1", "nothing is no value"},
      {Grouping::Cases, {"", "Tin", "tin", "tức"}, {0, 1, 2, 1}, "tin 3, tức 1", "most met"},
      {Grouping::Cases, {"", "TIN", "Tin", "tin"}, {0, 2, 2, 1}, "TIN 5", "a tie: the first"},
      {Grouping::Cases, {"", "TIN", "tin"}, {0, 0, 1}, "tin 1", "of those that were met"},
      {Grouping::Cases, {"Zoo", "anh"}, {1, 1}, "Zoo 1, anh 1", "in order of names"},
      {Grouping::Words, {"", "KH QD", "QD", "TB"}, {0, 2, 3, 0}, "KH 2, QD 5", "both"},
      {Grouping::Words, {"QD QD"}, {1}, "QD 2", "as often as it stands there"},
      {Grouping::Years,
       {"", "20221231", "20230101", "20230711"},
       {0, 1, 2, 3},
       "2022 1, 2023 5",
       ""},
      {Grouping::Months, {"20221231", "20230701", "20230711"}, {0, 1, 1}, "2023-07 2", ""},
      {Grouping::Years, {"99"}, {1}, "99 1", "what is no date is no fault"},
      {Grouping::Months, {"99"}, {1}, "99- 1", ""},
      {Grouping::Years, {}, {}, "", "nothing"},
  };
  for (auto const& row : rows) {
    ValueGroups const groups(row.values, row.grouping);
    EXPECT_EQ(text_of(groups.counts(row.values, row.counts)), row.expected) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::search
