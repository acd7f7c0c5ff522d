// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/agency_name.hpp"

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

TEST(AgencyName, OneSpelling) {
  struct Row {
    char const* text;
    char const* name;
  };
  Row const rows[] = {
      {"ỦY BAN NHÂN DÂN HUYỆN VÂN KHÊ", "Ủy ban nhân dân huyện Vân Khê"},
      {"UỶ BAN NHÂN DÂN XÃ YÊN LÃNG", "Ủy ban nhân dân xã Yên Lãng"},
      {"ủy ban nhân dân Tỉnh hà nam", "Ủy ban nhân dân tỉnh Hà Nam"},
      {"UBND xã Yên Lãng", "Ủy ban nhân dân xã Yên Lãng"},
      {"U.B.N.D XÃ YÊN LÃNG", "Ủy ban nhân dân xã Yên Lãng"},
      {"HĐND TỈNH HÀ NAM", "Hội đồng nhân dân tỉnh Hà Nam"},
      {"UBND TP. HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh"},
      {"BỘ TÀI CHÍNH", "Bộ Tài chính"},
      {"bộ tài chính", "Bộ Tài chính"},
      {"BỘ VĂN HOÁ, THỂ THAO VÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"},
      {"SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NAM", "Sở Giáo dục và Đào tạo Hà Nam"},
      {"PHÒNG KINH TẾ - HẠ TẦNG", "Phòng Kinh tế - Hạ tầng"},
      {"CỤC CẢNH SÁT PCCC VÀ CNCH", "Cục Cảnh sát PCCC và CNCH"},
      {"HUYỆN ỦY VÂN KHÊ", "Huyện ủy Vân Khê"},
      {"ĐẢNG ỦY XÃ YÊN LÃNG", "Đảng ủy xã Yên Lãng"},
      {"NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "Ngân hàng Nhà nước Việt Nam"},
      {"THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"},
      {"QUỐC HỘI", "Quốc hội"},
      {"Trung tâm Y tế huyện Vân Khê", "Trung tâm Y tế huyện Vân Khê"},
      {"BỘ Y TẾ\n------", "Bộ Y tế"},
      {"---", ""},
      {"", ""},
  };
  for (Row const& row : rows) EXPECT_EQ(agency_name(row.text), row.name) << row.text;
}

TEST(AgencyName, BeginningsOfNames) {
  struct Row {
    char const* text;
    bool agency;
    bool place;
    bool unfinished;
    bool position;
  };
  Row const rows[] = {
      {"ỦY BAN NHÂN DÂN", true, false, true, false},
      {"UBND XÃ YÊN LÃNG", true, false, false, false},
      {"BAN CHẤP HÀNH", true, false, true, false},
      {"Huyện ủy Vân Khê", true, false, false, false},
      {"HUYỆN VÂN KHÊ", false, true, false, false},
      {"BỘ TRƯỞNG BỘ Y TẾ", true, false, false, true},
      {"CHỦ TỊCH ỦY BAN NHÂN DÂN", false, false, false, true},
      {"PHÒNG, CHỐNG LỤT", false, false, false, false},
      {"PHÒNG CHÁY VÀ CHỮA CHÁY", false, false, false, false},
      {"TỔ CHỨC CƠ QUAN ĐIỀU TRA", false, false, false, false},
      {"BÁO CÁO TAI NẠN", false, false, false, false},
      {"Số: 12", false, false, false, false},
      {"", false, false, false, false},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(begins_agency(row.text), row.agency) << row.text;
    EXPECT_EQ(begins_place(row.text), row.place) << row.text;
    EXPECT_EQ(is_unfinished_agency(row.text), row.unfinished) << row.text;
    EXPECT_EQ(begins_position(row.text), row.position) << row.text;
  }
}

TEST(AgencyName, WithoutPosition) {
  EXPECT_EQ(without_position("BỘ TRƯỞNG BỘ Y TẾ"), "BỘ Y TẾ");
  EXPECT_EQ(without_position("CHỦ TỊCH UBND XÃ YÊN LÃNG"), "UBND XÃ YÊN LÃNG");
  EXPECT_EQ(without_position("THỦ TƯỚNG CHÍNH PHỦ"), "THỦ TƯỚNG CHÍNH PHỦ");
  EXPECT_EQ(without_position("GIÁM ĐỐC"), "");
  EXPECT_EQ(without_position("SỞ Y TẾ"), "SỞ Y TẾ");
}

}  // namespace
}  // namespace tracuu::indexer
