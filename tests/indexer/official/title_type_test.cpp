// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/title_type.hpp"

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

TEST(TitleType, BeginningOfALine) {
  struct Row {
    char const* line;
    char const* name;  ///< "" for none
    bool is_bare;
    char const* why;
  };
  Row const rows[] = {
      {"QUYẾT ĐỊNH", "quyết định", true, "alone"},
      {"QUYẾT ĐỊNH:", "quyết định", true, "with a colon"},
      {"quyết định", "quyết định", true, "alone in small letters"},
      {"QUYếT ĐịNH", "quyết định", true, "as TCVN3 has it"},
      {"KẾ HOẠCH tu bổ đê", "kế hoạch", false, "subject on the line"},
      {"Nghị định của Chính phủ", "nghị định", false, "issuer on the line"},
      {"THÔNG TƯ LIÊN TỊCH", "thông tư liên tịch", true, "the longest name"},
      {"DỰ THẢO LUẬT", "luật", true, "a draft"},
      {"TIÊU CHUẨN QUỐC GIA", "tiêu chuẩn quốc gia", true, "no type of Decree 30/2020"},
      {"PHỤ LỤC SỐ 01", "phụ lục", true, "an annex's number is no subject"},
      {"Phụ lục II:", "phụ lục", true, "in small letters"},
      {"Thông báo cho người dân biết", "", false, "a sentence"},
      {"Quyết định này có hiệu lực", "", false, "a sentence"},
      {"ỦY BAN NHÂN DÂN", "", false, "no type"},
      {"", "", false, "nothing"},
  };
  for (Row const& row : rows) {
    auto const type = title_type(row.line);
    EXPECT_EQ(type ? type->name : "", row.name) << row.why;
    EXPECT_EQ(type && type->is_bare, row.is_bare) << row.why;
  }
  EXPECT_EQ(any_title_type("Báo cáo về thu phí đò"), "báo cáo");
  EXPECT_EQ(any_title_type("Thu phí đò"), "");
}

}  // namespace
}  // namespace tracuu::indexer
