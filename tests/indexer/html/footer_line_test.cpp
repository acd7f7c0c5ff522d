// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/footer_line.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(FooterLine, Table) {
  struct Row {
    char const* line;
    bool expected;
  };
  constexpr Row kRows[] = {
      {"Bản quyền thuộc về UBND xã Yên Lãng", true},
      {"© 2023 huyện Vân Khê", true},
      {"Giấy phép số 12/GP-STTTT ngày 05/06/2012", true},
      {"Ghi rõ nguồn khi phát hành lại thông tin từ trang này", true},
      {"Điện thoại: 0900 000 000 - Email: vankhe@example.vn", true},
      {"Điện thoại: 0900 000 000", false},
      {"Tập huấn về bản quyền phần mềm", false},
      {"Người dân nộp hồ sơ tại bộ phận một cửa", false},
      {"", false},
  };
  for (Row const& row : kRows) EXPECT_EQ(is_footer_line(row.line), row.expected) << row.line;
  EXPECT_FALSE(is_footer_line("Copyright " + std::string(1000, 'x'))) << "running text";
}

TEST(FooterLine, CountsContacts) {
  EXPECT_EQ(count_contacts("Địa chỉ: xã Yên Lãng; Điện thoại: 0900; Fax: 0901"), 3U);
  EXPECT_EQ(count_contacts("Họp dân"), 0U);
}

}  // namespace
}  // namespace tracuu::indexer
