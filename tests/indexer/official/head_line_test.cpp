// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/head_line.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(HeadLine, Kinds) {
  struct Row {
    char const* line;
    HeadKind kind;
  };
  Row const rows[] = {
      {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", HeadKind::Motto},
      {"Độc lập – Tự do – Hạnh phúc", HeadKind::Motto},
      {"cộng hoà xã hội chủ nghĩa việt nam", HeadKind::Motto},
      {"ĐẢNG CỘNG SẢN VIỆT NAM", HeadKind::Motto},
      {"-------", HeadKind::Rule},
      {"***", HeadKind::Rule},
      {"Số: 119/QĐ-UBND", HeadKind::Number},
      {"Luật số: /2025/QH15", HeadKind::Number},
      {"TCVN 99999:2031", HeadKind::Standard},
      {"Vân Khê, ngày 11 tháng 7 năm 2023", HeadKind::PlaceDate},
      {"V/v tu bổ đê", HeadKind::Subject},
      {"Về việc tu bổ đê", HeadKind::Subject},
      {"Kính gửi: UBND các xã", HeadKind::Addressee},
      {"(Ban hành kèm theo Quyết định số 12/QĐ-UBND", HeadKind::AnnexNote},
      {"Căn cứ Luật Đê điều;", HeadKind::Basis},
      {"Điều 1. Phạm vi", HeadKind::Part},
      {"Chương II", HeadKind::Part},
      {"1. Nội dung", HeadKind::Part},
      {"a) Nội dung", HeadKind::Part},
      {"Mẫu số 5", HeadKind::FormCode},
      {"Biểu A28", HeadKind::FormCode},
      {"B1-2-TMDA", HeadKind::FormCode},
      {"TCVN", HeadKind::FormCode},
      {"Người ký: Văn phòng", HeadKind::Noise},
      {"www.vankhe.example", HeadKind::Noise},
      {"KeHoach_lan 6.doc", HeadKind::Noise},
      {"Trang 3", HeadKind::Noise},
      {"17", HeadKind::Noise},
      {"HÀ NỘI – 2031", HeadKind::Noise},
      {"A. ĐẶC ĐIỂM", HeadKind::Part},
      {"KẾ HOẠCH - 2031", HeadKind::Other},
      {"Tên đơn vị:", HeadKind::Noise},
      {"QUYẾT ĐỊNH", HeadKind::Other},
      {"Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", HeadKind::Other},
  };
  for (Row const& row : rows) {
    auto const cells = head_cells({row.line});
    ASSERT_EQ(cells.size(), 1U) << row.line;
    EXPECT_EQ(cells[0].kind, row.kind) << row.line;
  }
}

TEST(HeadLine, CellsOfALine) {
  struct Row {
    char const* line;
    char const* cells;  ///< apart by '|'
  };
  Row const rows[] = {
      {"UBND XÃ YÊN LÃNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
       "UBND XÃ YÊN LÃNG|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
      {"UBND XÃ\tĐộc lập - Tự do - Hạnh phúc", "UBND XÃ|Độc lập - Tự do - Hạnh phúc"},
      {"UBND XÃ     Số: 1/KH-UBND", "UBND XÃ|Số: 1/KH-UBND"},
      {"Số:     /QĐ-UBND", "Số:     /QĐ-UBND"},
      {"Vân Khê, ngày     tháng     năm 2008", "Vân Khê, ngày     tháng     năm 2008"},
      {"Số: 4/UBND-NN Vân Khê, ngày 5 tháng 6 năm 2023",
       "Số: 4/UBND-NN|Vân Khê, ngày 5 tháng 6 năm 2023"},
      {"Số: 4/UBND-NN V/v tu bổ đê", "Số: 4/UBND-NN|V/v tu bổ đê"},
      {"Luật của nước Cộng hòa xã hội chủ nghĩa Việt Nam",
       "Luật của nước Cộng hòa xã hội chủ nghĩa Việt Nam"},
  };
  for (Row const& row : rows) {
    std::string cells;
    for (HeadCell const& cell : head_cells({row.line})) {
      if (!cells.empty()) cells += '|';
      cells += cell.text;
    }
    EXPECT_EQ(cells, row.cells) << row.line;
  }
}

TEST(HeadLine, EndsWithTheText) {
  EXPECT_EQ(head_cells({"QUY CHẾ", "Chương I", "Điều 1", "Điều 2"}).size(), 2U);
  std::string const line(100'000, '\t');
  EXPECT_TRUE(head_cells({line}).empty());
  std::vector<std::string_view> const many(100'000, "dòng");
  EXPECT_LE(head_cells(many).size(), 60U);
}

TEST(HeadLine, Mottoes) {
  EXPECT_TRUE(is_motto("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"));
  EXPECT_FALSE(is_motto("CỘNG HOÀ"));
  EXPECT_FALSE(is_motto(""));
  EXPECT_TRUE(ends_in_motto("SỞ Y TẾ Độc lập - Tự do - Hạnh phúc"));
  EXPECT_FALSE(ends_in_motto("Độc lập - Tự do - Hạnh phúc là gì"));
  EXPECT_TRUE(is_rule("-o0o-"));
  EXPECT_FALSE(is_rule("Điều"));
}

}  // namespace
}  // namespace tracuu::indexer
