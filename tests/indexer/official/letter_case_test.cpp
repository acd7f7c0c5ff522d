// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/letter_case.hpp"

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

TEST(LetterCase, WhatLettersATextHas) {
  struct Row {
    char const* text;
    bool all;
    bool mostly;
    bool some;
    bool lower_first;
  };
  Row const rows[] = {
      {"THÔNG BÁO", true, true, true, false},   {"THÔNG BáO", false, true, true, false},
      {"Thông báo", false, false, true, false}, {"thông báo", false, false, false, true},
      {"đò", false, false, false, true},        {"12/7", false, false, false, false},
      {"", false, false, false, false},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(is_in_capitals(row.text), row.all) << row.text;
    EXPECT_EQ(is_mostly_capitals(row.text), row.mostly) << row.text;
    EXPECT_EQ(has_capitals(row.text), row.some) << row.text;
    EXPECT_EQ(begins_lower(row.text), row.lower_first) << row.text;
  }
}

}  // namespace
}  // namespace tracuu::indexer
