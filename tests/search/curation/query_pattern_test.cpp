// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/curation/query_pattern.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

using enum PatternMatch;

struct PatternRow {
  char const* pattern;
  PatternMatch match;
  char const* query;
  bool matches;
};

constexpr PatternRow kPatternRows[] = {
    {"sơ kết", Whole, "sơ kết", true},
    {"sơ kết", Whole, "so ket", true},
    {"sơ kết", Whole, "sơ kêt", true},  // a tone left out
    {"sơ kết", Whole, "SƠ KẾT", true},
    {"sơ kết", Whole, "số kết", false},  // a mark that was typed must agree
    {"sơ kết", Whole, "hội nghị sơ kết", false},
    {"so ket", Whole, "sơ kết", true},  // a pattern without any mark leaves them open
    {"so ket", Whole, "số kết", true},
    {"ủy ban", Whole, "uỷ ban", true},          // one spelling, the tone in two places
    {"ủy ban", Whole, "u\xCC\x89y ban", true},  // NFD
    {"ủy ban", Whole, "uỷ bán", false},         // "ban" stands without a mark in a marked pattern
    {"ủy ban", Whole, "uy ban", true},
    {"khai sinh", Contains, "đăng ký khai sinh cho trẻ", true},
    {"khai sinh", Contains, "khai báo sinh viên", false},
    {"khai sinh", Begins, "khai sinh quá hạn", true},
    {"khai sinh", Begins, "giấy khai sinh", false},
    {"khai sinh", Whole, "\"khai sinh\"", true},               // quotes are syntax
    {"khai sinh", Contains, "hộ tịch -\"khai sinh\"", false},  // what is excluded is not asked for
    {"khai sinh", Contains, "title:\"khai sinh\"", false},
    {"khai sinh", Whole, "khai sinh date:2023", true},
    {"khai sinh", Whole, "", false},
    {"…", Contains, "khai sinh", false},
};

TEST(QueryPattern, HoldsMarksAsTheyWereTyped) {
  for (PatternRow const& row : kPatternRows) {
    QueryPattern const pattern(row.pattern, row.match);
    EXPECT_EQ(pattern.matches(QueryTerms(row.query)), row.matches)
        << row.pattern << " / " << row.query;
  }
}

TEST(QueryPattern, IsEmptyWithoutWords) {
  EXPECT_TRUE(QueryPattern("…", Whole).empty());
  EXPECT_FALSE(QueryPattern("a", Whole).empty());
}

TEST(QueryTerms, OfATextAreAllItsWords) {
  EXPECT_EQ(QueryTerms::of_text("Tin -sơ \"kết").terms().size(), 3u);
  EXPECT_EQ(QueryTerms("tin -sơ").terms().size(), 1u);
}

}  // namespace
}  // namespace tracuu::search
