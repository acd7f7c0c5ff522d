// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/number_place.hpp"

#include <gtest/gtest.h>

namespace tracuu::analyzers {
namespace {

TEST(NumberPlace, BeginsAWord) {
  EXPECT_TRUE(begins_number_word("119", 0));
  EXPECT_TRUE(begins_number_word("số 119", std::string_view("số ").size()));
  EXPECT_FALSE(begins_number_word("30/2020", 3)) << "the year of a number";
  EXPECT_FALSE(begins_number_word("1.250", 2)) << "thousands";
  EXPECT_FALSE(begins_number_word("a119", 1)) << "part of a word";
  EXPECT_TRUE(begins_word("30/2020", 3)) << "a slash is no letter";
}

TEST(NumberPlace, Counts) {
  for (char const* const counted : {" năm", " ngày đêm", " người", " thang"}) {
    EXPECT_TRUE(counts_something(TextScanner(counted, 0))) << counted;
  }
  for (char const* const free : {"", " của UBND", " ngày 5/1/2023", " năm 2020"}) {
    EXPECT_FALSE(counts_something(TextScanner(free, 0))) << free;
  }
}

TEST(NumberPlace, EndsWell) {
  for (char const* const end : {"", " của", ", ngày", ".", "-UBND"}) {
    EXPECT_TRUE(number_ends_well(TextScanner(end, 0))) << end;
  }
  for (char const* const end : {"a", "5", "/6", "%", ".250", "-2025"}) {
    EXPECT_FALSE(number_ends_well(TextScanner(end, 0))) << end;
  }
}

TEST(NumberPlace, IsAYear) {
  struct {
    char const* text;
    bool expected;
    char const* why;
  } const rows[] = {
      {"2020", true, "a year"},
      {"1944", false, "too early"},
      {"20200", false, "too long"},
      {"2020 người", false, "a count"},
      {"2026 ngan hang nha nuoc", true, "an issuer, not thousands"},
      {"2020-2025", false, "a range"},
  };
  for (auto const& row : rows) {
    TextScanner scanner(row.text, 0);
    EXPECT_EQ(read_document_year(scanner).has_value(), row.expected) << row.why;
    EXPECT_EQ(scanner.at(), row.expected ? 4u : 0u) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
