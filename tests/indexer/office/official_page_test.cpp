// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/official_page.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {
namespace {

schema::Announcement read_official(std::string_view text) {
  auto const lines = split_lines(text);
  OfficialHead const head = read_official_head(lines);
  return parse_official_page(lines, head, title_of_head(lines, head));
}

TEST(OfficialPage, FieldsAndBody) {
  schema::Announcement const page = read_official(
      "UBND XÃ YÊN LÃNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
      "Số: 1/TB-UBND Yên Lãng, ngày 5 tháng 7 năm 2023\nTHÔNG BÁO\nLịch tiêm phòng\nKính gửi: các "
      "hộ\nMột.\nKT. CHỦ TỊCH\nTrần Văn Mẫu");
  EXPECT_EQ(page.title, "THÔNG BÁO Lịch tiêm phòng");
  EXPECT_EQ(page.number, "1/TB-UBND");
  EXPECT_EQ(page.unit, "Ủy ban nhân dân xã Yên Lãng");
  EXPECT_EQ(page.place, "xã Yên Lãng");
  EXPECT_EQ(page.author, "") << "who signed";
  EXPECT_EQ(
      page.body,
      "UBND XÃ YÊN LÃNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "Số: 1/TB-UBND Yên Lãng, ngày 5 tháng 7 năm 2023\nKính gửi: các hộ\nMột.\nKT. CHỦ TỊCH\n"
      "Trần Văn Mẫu");
}

TEST(OfficialPage, LinesOfWhichTheTitleHoldsAPartStay) {
  schema::Announcement const page = read_official(
      "THÔNG TƯ\nCỦA BỘ Y TẾ SỐ 9/1999/TT-BYT NGÀY 1 THÁNG 2 NĂM 1999\nHƯỚNG DẪN TIÊM CHỦNG\nI. "
      "Một");
  EXPECT_EQ(page.title, "THÔNG TƯ CỦA BỘ Y TẾ HƯỚNG DẪN TIÊM CHỦNG");
  EXPECT_EQ(page.body, "CỦA BỘ Y TẾ SỐ 9/1999/TT-BYT NGÀY 1 THÁNG 2 NĂM 1999\nI. Một");
}

TEST(OfficialPage, BylinesUnderALetterhead) {
  schema::Announcement const page = read_official(
      "UBND XÃ YÊN LÃNG\nSố: 1/TB-UBND\nTHÔNG BÁO\nLịch tiêm phòng\nMột.\n"
      "Tin, ảnh: Hồng Hạ - Trung tâm Y tế");
  EXPECT_EQ(page.author, "Hồng Hạ");
  EXPECT_EQ(page.unit, "Ủy ban nhân dân xã Yên Lãng");
  EXPECT_NE(page.body.find("Trung tâm Y tế"), std::string::npos) << "its unit stays in the text";
}

TEST(OfficialPage, Layout) {
  EXPECT_TRUE(has_official_layout(
      read_official_head(split_lines("Độc lập - Tự do - Hạnh phúc\nĐƠN XIN ĐÒ"))));
  EXPECT_TRUE(
      has_official_layout(read_official_head(split_lines("Số: 1/TB-UBND\nTHÔNG BÁO\nLịch tiêm"))));
  EXPECT_FALSE(has_official_layout(read_official_head(split_lines("Tiêu đề\n11/07/2023\nMột."))));
}

}  // namespace
}  // namespace tracuu::indexer
