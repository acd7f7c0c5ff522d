// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/table_csv.hpp"

#include <gtest/gtest.h>

namespace tracuu::formats {
namespace {

using namespace std::chrono_literals;

TEST(TableCsv, WritesEachKindOfCell) {
  Table const table{"Từ khóa",
                    {"Từ khóa", "Lượt tìm", "Tỷ lệ", "Ngày"},
                    {{"khai sinh, kết hôn", std::int64_t{1652}, Share{0.25}, 2026y / 12 / 1},
                     {"=1+1"},
                     {std::monostate{}, std::int64_t{-3}}}};
  EXPECT_EQ(table_csv(table),
            "\xEF\xBB\xBFTừ khóa,Lượt tìm,Tỷ lệ,Ngày\r\n"
            "\"khai sinh, kết hôn\",1652,0.2500,2026-12-01\r\n"
            "'=1+1,,,\r\n"
            ",-3,,\r\n");
}

TEST(TableCsv, IsAHeadWithoutRows) {
  EXPECT_EQ(table_csv({"", {"a", "b"}, {}}),
            "\xEF\xBB\xBF"
            "a,b\r\n");
}

}  // namespace
}  // namespace tracuu::formats
