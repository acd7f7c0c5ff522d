// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/year_context.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace tracuu::analyzers {
namespace {

YearContext behind(std::string_view text) {
  YearContext context;
  for (TextScanner scanner(text, 0); !scanner.at_end();) {
    if (scanner.in_word()) {
      scanner.move_to(context.observe(scanner));
    } else {
      base::CodePoint const point = base::decode_utf8(text, scanner.at());
      context.observe_mark(point.value);
      scanner.move_to(scanner.at() + point.bytes);
    }
  }
  return context;
}

struct Row {
  char const* text;
  bool year;
  bool bare_year;
  bool numeric_month;
  char const* why;
};

TEST(YearContext, WhatMayFollow) {
  constexpr Row kRows[] = {
      {"", true, true, true, "nothing before"},
      {"tuyển dụng", true, true, true, "ordinary words"},
      {"lớp 10", true, false, false, "a number"},
      {"số", true, false, false, "asks for a number"},
      {"quyết định", true, false, false, "a document"},
      {"quyết định bổ nhiệm", true, true, false, "a document's number may come later"},
      {"quyết định, bổ nhiệm", true, true, true, "not in another clause"},
      {"quyết định số 119", false, false, false, "its year"},
      {"kế hoạch", true, true, false, "a yearly document"},
      {"Luật Đất đai", false, false, false, "the name of a law"},
      {"Luật một hai ba bốn năm sáu bảy tám", true, true, true, "too far from a law"},
      {"Luật Đất đai;", true, true, true, "the clause ended"},
      {"giáo dục pháp luật", true, true, true, "not a law"},
      {"đoàn luật sư", true, true, true, "people"},
      {"tầm nhìn", false, false, false, "a horizon"},
      {"năm", true, false, false, "a year that was none"},
  };
  for (Row const& row : kRows) {
    YearContext const context = behind(row.text);
    EXPECT_EQ(context.allows_year(), row.year) << row.text << ": " << row.why;
    EXPECT_EQ(context.allows_bare_year(), row.bare_year) << row.text << ": " << row.why;
    EXPECT_EQ(context.allows_numeric_month(), row.numeric_month) << row.text << ": " << row.why;
  }
}

TEST(YearContext, NamInNames) {
  EXPECT_TRUE(behind("Việt").makes_a_name_of(TextScanner("nam", 0)));
  EXPECT_TRUE(behind("Trần Văn").makes_a_name_of(TextScanner("Nam", 0)));
  EXPECT_FALSE(behind("Trần Văn").makes_a_name_of(TextScanner("nam", 0)));
  EXPECT_FALSE(behind("").makes_a_name_of(TextScanner("Nam", 0)));
  EXPECT_FALSE(behind("TUYỂN DỤNG").makes_a_name_of(TextScanner("NAM", 0)));
  EXPECT_FALSE(behind("Việt").makes_a_name_of(TextScanner("tháng", 0)));
}

TEST(YearContext, TuInNouns) {
  EXPECT_TRUE(behind("dau").makes_a_noun_of(TextScanner("tu", 0)));
  EXPECT_FALSE(behind("dau").makes_a_noun_of(TextScanner("từ", 0)));
  EXPECT_FALSE(behind("hop").makes_a_noun_of(TextScanner("tu", 0)));
}

TEST(IsCounted, PeopleAndMoney) {
  EXPECT_TRUE(is_counted(TextScanner(" người", 0)));
  EXPECT_TRUE(is_counted(TextScanner(" dong", 0)));
  EXPECT_FALSE(is_counted(TextScanner(" huyện", 0)));
}

}  // namespace
}  // namespace tracuu::analyzers
