// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/statement.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using Kind = StatementBlock::Kind;
using Blocks = std::vector<StatementBlock>;

TEST(Statement, IsReadInBlocks) {
  Statement const statement = read_statement_text(
      "\xef\xbb\xbf# Tiếp cận\r\n\r\nDòng một\r\ndòng hai.\r\n\r\nĐoạn hai.\r\n## Đã làm\r\n- bàn "
      "phím\r\n- tương phản\r\nHết.");
  EXPECT_EQ(statement.title, "Tiếp cận");
  EXPECT_EQ(statement.blocks, (Blocks{{Kind::Paragraph, {"Dòng một dòng hai."}},
                                      {Kind::Paragraph, {"Đoạn hai."}},
                                      {Kind::Heading, {"Đã làm"}},
                                      {Kind::List, {"bàn phím", "tương phản"}},
                                      {Kind::Paragraph, {"Hết."}}}));
}

TEST(Statement, NeedsNoTitle) {
  Statement const statement = read_statement_text("\n\nChỉ một đoạn.\n# Sau");
  EXPECT_EQ(statement.title, "");
  EXPECT_EQ(statement.blocks,
            (Blocks{{Kind::Paragraph, {"Chỉ một đoạn."}}, {Kind::Heading, {"Sau"}}}));
  EXPECT_TRUE(read_statement_text("").blocks.empty());
  EXPECT_EQ(read_statement_text("#không phải\n-không").blocks,
            (Blocks{{Kind::Paragraph, {"#không phải -không"}}}));
}

}  // namespace
}  // namespace tracuu::server
