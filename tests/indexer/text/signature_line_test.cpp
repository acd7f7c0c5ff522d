// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/signature_line.hpp"

#include <gtest/gtest.h>

#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

TEST(SignatureLine, Table) {
  struct Row {
    char const* line;
    bool expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"KT. CHỦ TỊCH", true, "in the place of"},
      {"TM. ỦY BAN NHÂN DÂN", true, "in the name of"},
      {"TUQ. GIÁM ĐỐC", true, "by authority of"},
      {"PHÓ CHỦ TỊCH", true, "an office"},
      {"Phó Giám đốc Sở Y tế", true, "an office of an agency"},
      {"(Đã ký)", true, "signed"},
      {"Nơi nhận:", true, "whom it goes to"},
      {"Nơi nhận:\tKT. HIỆU TRƯỞNG", true, "cells"},
      {"- Lưu: VT.\tTrần Văn Mẫu", false, "a cell of the list, a name"},
      {"Trần Văn Mẫu", false, "a name"},
      {"Chủ tịch xã đã đến thăm và tặng quà cho các hộ dân ở thôn Đông", false, "a sentence"},
      {"Chủ tịch: ông Trần Văn Mẫu", false, "a list of people"},
      {"Bà Trần Thị Mẫu - Hiệu trưởng", false, "an office after a name"},
      {"Q 1", false, "no full stop"},
      {"", false, "empty"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(is_signature_line(row.line), row.expected) << row.why;
    EXPECT_EQ(is_signature_line(test::to_form(row.line, test::UnicodeForm::Nfd)), row.expected);
  }
}

TEST(SignatureLine, AtTheEndOfAText) {
  std::vector<std::string> paragraphs{"KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Mẫu"};
  EXPECT_TRUE(ends_in_signature(paragraphs));
  paragraphs.insert(paragraphs.end(), 20, "Một đoạn văn.");
  EXPECT_FALSE(ends_in_signature(paragraphs));
  EXPECT_FALSE(ends_in_signature({}));
}

}  // namespace
}  // namespace tracuu::indexer
