// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/document_title.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {
namespace {

TEST(DocumentTitle, ToItsEnd) {
  struct Row {
    char const* lines;
    bool has_letterhead;
    char const* title;
    char const* why;
  };
  Row const rows[] = {
      {"QUYẾT ĐỊNH\nVề việc phê duyệt phương án\ntu bổ đê\nCăn cứ Luật", true,
       "QUYẾT ĐỊNH Về việc phê duyệt phương án tu bổ đê", "small letters go on"},
      {"QUYẾT ĐỊNH\nVỀ VIỆC PHÊ DUYỆT\nPHƯƠNG ÁN\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\nCăn cứ Luật", true,
       "QUYẾT ĐỊNH VỀ VIỆC PHÊ DUYỆT PHƯƠNG ÁN", "capitals go on, to the issuer"},
      {"QUY CHẾ\nLÀM VIỆC CỦA\nỦY BAN NHÂN DÂN XÃ YÊN LÃNG\nChương I", true,
       "QUY CHẾ LÀM VIỆC CỦA ỦY BAN NHÂN DÂN XÃ YÊN LÃNG", "the issuer in the subject"},
      {"THÔNG BÁO\nVề lịch tiêm phòng gia súc trên địa bàn xã Vân Khê, huyện\nLam Giang đợt 2\n"
       "Các hộ chăn nuôi đăng ký với trưởng thôn trước ngày 15 hằng tháng để được bố trí cán bộ "
       "thú y,",
       false, "THÔNG BÁO Về lịch tiêm phòng gia súc trên địa bàn xã Vân Khê, huyện Lam Giang đợt 2",
       "a level of places is no end"},
      {"THÔNG TƯ\nHướng dẫn thực hiện quy định về phí đối với các bến đò, theo đó\nLuật Giao thông "
       "đổi "
       "mới\n-----\nCăn cứ",
       true,
       "THÔNG TƯ Hướng dẫn thực hiện quy định về phí đối với các bến đò, theo đó Luật Giao thông "
       "đổi mới",
       "the last line before a rule may begin with a capital"},
      {"THÔNG BÁO\nNgười dân đến trạm y tế.\nHai.", false, "THÔNG BÁO", "a sentence is no subject"},
      {"KẾ HOẠCH\nThực hiện chương trình nước sạch năm 2023\nThực hiện Nghị quyết, UBND xã:", true,
       "KẾ HOẠCH Thực hiện chương trình nước sạch năm 2023", "a subject may begin as a basis does"},
      {"LUẬT\nTHANH TRA\nCăn cứ Hiến pháp", true, "LUẬT THANH TRA",
       "a law may be about what issues others"},
      {"PHỤ LỤC I\n(Kèm theo Quyết định số 9/QĐ-UB)\nDANH MỤC ĐÒ\nSTT\tTên\tSố", false,
       "PHỤ LỤC I DANH MỤC ĐÒ", "an annex's note before its name"},
      {"Danh mục máy (ban hành kèm theo Quyết định số 9/QĐ-UB)\nSTT\tTên\tSố", false,
       "Danh mục máy", "an annex's note on the line"},
      {"TIÊU CHUẨN QUỐC GIA\nTCVN 99999:2031\nTHÓC GIỐNG\nPaddy seed for all\nHÀ NỘI", false,
       "TIÊU CHUẨN QUỐC GIA THÓC GIỐNG", "a translation is no part of the title"},
      {"V/v báo cáo\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\ntình hình đê\nKính gửi", true,
       "V/v báo cáo tình hình đê", "the other column between"},
      {"Tên đơn vị:\t\tBÁO CÁO TAI NẠN\tMẫu số 3\nĐịa chỉ:\t6 THÁNG ĐẦU NĂM", false,
       "BÁO CÁO TAI NẠN", "a cell of a form"},
      {"Phòng Y tế\nBáo cáo về nước sạch tháng 2\n1. Tình hình", false,
       "Báo cáo về nước sạch tháng 2", "an agency above"},
      {"Bộ Y tế họp bàn việc tiêm chủng\nSáng 5/7, tại Hà Nội", false,
       "Bộ Y tế họp bàn việc tiêm chủng", "an agency that does something"},
      {"GIẤY ĐỀ NGHỊ\nĐăng ký doanh nghiệp\nKính gửi: Phòng", true,
       "GIẤY ĐỀ NGHỊ Đăng ký doanh nghiệp", "a short heading has its subject below"},
      {"BÁO CÁO TỔNG KẾT\nNĂM HỌC 2030 - 2031\nA. ĐẶC ĐIỂM", true,
       "BÁO CÁO TỔNG KẾT NĂM HỌC 2030 - 2031", "a part by letter is no title"},
      {"ĐỀ ÁN\nNUÔI ẾCH\nVân Khê, tháng 5 năm 2031\nMỞ ĐẦU", false, "ĐỀ ÁN NUÔI ẾCH",
       "place and year"},
      {"UBND XÃ YÊN LÃNG", false, "UBND XÃ YÊN LÃNG", "for want of another"},
  };
  for (Row const& row : rows) {
    auto const title = document_title(head_cells(split_lines(row.lines)), row.has_letterhead);
    EXPECT_EQ(title ? title->text : "", row.title) << row.why;
  }
  EXPECT_FALSE(document_title({}, true));
}

TEST(DocumentTitle, NumberAndDayAreFieldsOfTheirOwn) {
  auto const title = document_title(
      head_cells(split_lines("THÔNG TƯ\nCỦA BỘ Y TẾ SỐ 9/1999/TT-BYT NGÀY 1 THÁNG 2 NĂM 1999\n"
                             "HƯỚNG DẪN TIÊM CHỦNG\nI. Phạm vi")),
      false);
  ASSERT_TRUE(title);
  EXPECT_EQ(title->text, "THÔNG TƯ CỦA BỘ Y TẾ HƯỚNG DẪN TIÊM CHỦNG");
  EXPECT_EQ(title->printed,
            "THÔNG TƯ CỦA BỘ Y TẾ SỐ 9/1999/TT-BYT NGÀY 1 THÁNG 2 NĂM 1999 HƯỚNG DẪN TIÊM CHỦNG");
  EXPECT_EQ(title->type, "thông tư");
}

TEST(DocumentTitle, IssuerHeading) {
  auto const cells = head_cells(split_lines("QUỐC HỘI\nHỘI ĐỒNG NHÂN DÂN XÃ\n---\nCăn cứ Luật"));
  EXPECT_TRUE(is_issuer_heading(cells, 1));
  EXPECT_FALSE(is_issuer_heading(cells, 3));
}

}  // namespace
}  // namespace tracuu::indexer
