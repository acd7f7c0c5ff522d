// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/labelled_fields.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(LabelledFields, WhereverLabelsStand) {
  struct Row {
    char const* text;
    char const* number;
    char const* unit;
    char const* date;
    char const* subject;
    char const* why;
  };
  Row const rows[] = {
      {"Thuộc tính Loại văn bản Công điện Số, ký hiệu 99/CĐ-TTg Cơ quan ban hành THỦ TƯỚNG CHÍNH "
       "PHỦ "
       "Ngày ban hành 15/05/2031 Trích yếu về việc ban hành lịch đò. Người ký Trần Văn Mẫu Ngày "
       "hiệu "
       "lực 16/05/2031",
       "99/CĐ-TTg", "Thủ tướng Chính phủ", "2031-05-15", "về việc ban hành lịch đò.",
       "on one line"},
      {"Số ký hiệu:\n119/QĐ-UBND\nNgày ban hành:\n11/07/2023\nCơ quan ban hành:\nUBND huyện Vân "
       "Khê\n"
       "Trích yếu:\nV/v tu bổ đê\nLĩnh vực:\nĐê điều",
       "119/QĐ-UBND", "Ủy ban nhân dân huyện Vân Khê", "2023-07-11", "V/v tu bổ đê", "a line each"},
      {"Ban hành: 15/05/2031 - Hiệu lực: 16/05/2031 Các văn bản ban hành trong tháng", "", "",
       "2031-05-15", "", "no number"},
      {"Cơ quan ban hành Hệ thống văn bản Văn bản mới Tất cả Chính phủ Quốc hội Bộ A Bộ B Bộ C Bộ "
       "D "
       "Bộ E Bộ G",
       "", "", "", "", "a list for a filter"},
      {"Văn bản liên quan 7/TT-BYT Ngày ban hành: 1/1/2020 Thuộc tính "
       "Số hiệu: 9/TT-BYT Ngày ban hành: 2/2/2030",
       "9/TT-BYT", "", "2030-02-02", "", "the day next to the number, not the first one"},
      {"Ngày hiệu lực: 1/1/2020 Ngày cập nhật: 2/2/2020", "", "", "", "", "other days"},
      {"", "", "", "", "", "nothing"},
  };
  for (Row const& row : rows) {
    LabelledFields const fields = read_labelled_fields(row.text);
    EXPECT_EQ(fields.number, row.number) << row.why;
    EXPECT_EQ(fields.unit, row.unit) << row.why;
    EXPECT_EQ(fields.date ? schema::format_iso_date(*fields.date) : "", row.date) << row.why;
    EXPECT_EQ(fields.subject, row.subject) << row.why;
  }
}

TEST(LabelledFields, HugeText) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "Số hiệu: ";
  EXPECT_EQ(read_labelled_fields(text).number, "");
}

}  // namespace
}  // namespace tracuu::indexer
