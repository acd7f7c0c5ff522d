// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/issuing_unit.hpp"

#include <gtest/gtest.h>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {
namespace {

TEST(IssuingUnit, OfALetterhead) {
  struct Row {
    char const* lines;
    char const* name;
    char const* place;
    char const* why;
  };
  Row const rows[] = {
      {"ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\nSố: 1/QĐ-UBND", "Ủy ban nhân dân huyện Vân Khê",
       "huyện Vân Khê", "a name on two lines"},
      {"UBND HUYỆN VÂN KHÊ\nPHÒNG Y TẾ", "Phòng Y tế", "huyện Vân Khê",
       "the lower body, with the place of the upper one"},
      {"TỈNH HÀ NAM\nUBND HUYỆN VÂN KHÊ", "Ủy ban nhân dân huyện Vân Khê", "huyện Vân Khê",
       "a place above"},
      {"BỘ GIÁO DỤC VÀ\nĐÀO TẠO", "Bộ Giáo dục và Đào tạo", "", "a line that is not at its end"},
      {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nUBND XÃ YÊN LÃNG",
       "Ủy ban nhân dân xã Yên Lãng", "xã Yên Lãng", "mottoes first"},
      {"Mẫu số 5\nTên đơn vị:", "", "", "a form names none"},
      {"", "", "", "nothing"},
  };
  for (Row const& row : rows) {
    auto const cells = head_cells(split_lines(row.lines));
    IssuingUnit const unit = unit_of_letterhead(cells, cells.size());
    EXPECT_EQ(unit.name, row.name) << row.why;
    EXPECT_EQ(unit.place, row.place) << row.why;
  }
}

TEST(IssuingUnit, OfATitle) {
  EXPECT_EQ(unit_of_title("NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 9/1998/NĐ-CP"), "Chính phủ");
  EXPECT_EQ(unit_of_title("quyết định của bộ trưởng bộ y tế về việc"), "Bộ Y tế");
  EXPECT_EQ(unit_of_title("LUẬT CỦA QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "Quốc hội");
  EXPECT_EQ(unit_of_title("THÔNG BÁO Về lịch trực của Phòng Y tế"), "");
}

TEST(IssuingUnit, ElsewhereInTheHead) {
  auto const cells = head_cells(split_lines(
      "QUYẾT ĐỊNH\nVề việc tu bổ đê\nCHỦ TỊCH ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\nCăn cứ Luật"));
  EXPECT_EQ(unit_of_heading(cells, 0), "Ủy ban nhân dân huyện Vân Khê");
  EXPECT_EQ(unit_of_annex_note(head_cells(split_lines(
                "QUY CHẾ\n(Ban hành kèm theo Quyết định số 9/QĐ-UB\ncủa UBND xã Yên Lãng)"))),
            "Ủy ban nhân dân xã Yên Lãng");
}

TEST(IssuingUnit, WhoSigned) {
  EXPECT_EQ(unit_of_signature({"Một.", "TM. ỦY BAN NHÂN DÂN", "XÃ YÊN LÃNG", "CHỦ TỊCH"}),
            "Ủy ban nhân dân xã Yên Lãng");
  EXPECT_EQ(unit_of_signature({"Nơi nhận:\tTM. CHÍNH PHỦ"}), "Chính phủ");
  EXPECT_EQ(unit_of_signature({"KT. CHỦ TỊCH", "Trần Văn Mẫu"}), "");
}

TEST(IssuingUnit, SymbolOfANumber) {
  EXPECT_EQ(unit_of_number("9/1998/NĐ-CP"), "Chính phủ");
  EXPECT_EQ(unit_of_number("9/2031/QH17"), "Quốc hội");
  EXPECT_EQ(unit_of_number("9/NQ-UBTVQH17"), "Ủy ban Thường vụ Quốc hội");
  EXPECT_EQ(unit_of_number("9/2031/TT-BYT"), "Bộ Y tế");
  EXPECT_EQ(unit_of_number("9/QĐ-UBND"), "") << "there are thousands";
  EXPECT_EQ(unit_of_number(""), "");
}

}  // namespace
}  // namespace tracuu::indexer
