// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/office_page.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

constexpr char const* kDecision =
    "ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập – Tự do – Hạnh phúc\n---------------\nSố: 119/QĐ-UBND\n"
    "Vân Khê, ngày 11 tháng 7 năm 2023\nQUYẾT ĐỊNH\n"
    "Về việc phê duyệt phương án tu bổ đê hữu Tràng\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n"
    "Căn cứ Luật Đê điều;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt.\nCHỦ TỊCH\nDương Văn Khánh";

struct Row {
  OfficeText office;
  std::string title;
  std::string date;  ///< ISO; "" for none
  std::string body;
  char const* why;
};

OfficeText titled_text_of(char const* styled_title, char const* metadata_title, std::string text) {
  OfficeText office;
  office.styled_title = styled_title;
  office.metadata_title = metadata_title;
  office.text = std::move(text);
  return office;
}

OfficeText office_text_of(std::string text) {
  return titled_text_of("", "", std::move(text));
}

OfficeText lines_of_page(std::string text) {
  OfficeText office = office_text_of(std::move(text));
  office.has_broken_lines = true;
  return office;
}

TEST(OfficePage, TitleDateAndBody) {
  Row const rows[] = {
      {office_text_of(kDecision), "QUYẾT ĐỊNH Về việc phê duyệt phương án tu bổ đê hữu Tràng",
       "2023-07-11",
       "ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\nSố: 119/QĐ-UBND\nVân Khê, ngày 11 tháng 7 năm 2023\n"
       "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\nCăn cứ Luật Đê điều;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt.\n"
       "CHỦ TỊCH\nDương Văn Khánh",
       "a decision; who signed is no author"},
      {office_text_of(
           "UBND HUYỆN VÂN KHÊ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
           "Số: 45/UBND-NN Vân Khê, ngày 05 tháng 6 năm 2023\nV/v báo cáo tình hình\ntu bổ đê\n"
           "Kính gửi: UBND các xã\nMột."),
       "V/v báo cáo tình hình tu bổ đê", "2023-06-05",
       "UBND HUYỆN VÂN KHÊ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
       "Số: 45/UBND-NN Vân Khê, ngày 05 tháng 6 năm 2023\nKính gửi: UBND các xã\nMột.",
       "a letter, number and day on one line"},
      {office_text_of("ĐẢNG CỘNG SẢN VIỆT NAM\nVân Khê, ngày 1 tháng 2 năm 2024\n"
                      "THÔNG BÁO TUYỂN DỤNG VIÊN CHỨC\nMột."),
       "THÔNG BÁO TUYỂN DỤNG VIÊN CHỨC", "2024-02-01", "Vân Khê, ngày 1 tháng 2 năm 2024\nMột.",
       "type and subject on one line"},
      {office_text_of("Vân Khê, ngày 1 tháng 2 năm 2004\nTHÔNG BáO\nvề việc cắt điện\nMột."),
       "THÔNG BáO về việc cắt điện", "2004-02-01", "Vân Khê, ngày 1 tháng 2 năm 2004\nMột.",
       "capitals as TCVN3 has them"},
      {office_text_of("Vân Khê, ngày 1 tháng 2 năm 2004\nquyết định\nVề việc cắt điện\nMột."),
       "quyết định Về việc cắt điện", "2004-02-01", "Vân Khê, ngày 1 tháng 2 năm 2004\nMột.",
       "set in an all-capitals font"},
      {office_text_of("THÔNG BÁO\nNgười dân đến trạm y tế.\nHai."), "THÔNG BÁO", "",
       "Người dân đến trạm y tế.\nHai.", "a sentence is no subject"},
      {office_text_of("Lịch tiêm chủng tháng 7\nNgày 11/7/2023, trạm y tế tiêm.\nHai."),
       "Lịch tiêm chủng tháng 7", "", "Ngày 11/7/2023, trạm y tế tiêm.\nHai.",
       "the days of a text are those of events"},
      {office_text_of(
           "Trang thông tin điện tử huyện Vân Khê\nRa quân làm thuỷ lợi\nThứ ba, 11/07/2023\n"
           "Một.\nHồng Hạ (Trung tâm VHTT&TT)"),
       "Ra quân làm thuỷ lợi", "2023-07-11", "Một.", "a page of a portal"},
      {titled_text_of("Lịch tiêm", "", "UBND xã\nLịch\ntiêm\nMột."), "Lịch tiêm", "",
       "UBND xã\nMột.", "styled title, on two lines of the text"},
      {titled_text_of("", "Lịch tiêm chủng mở rộng", "Một.\nHai."), "Lịch tiêm chủng mở rộng", "",
       "Một.\nHai.", "metadata title"},
      {titled_text_of("", "Microsoft Word - lich tiem chung.doc", "Một.\nHai."), "Một.", "", "Hai.",
       "a program's title"},
      {titled_text_of("", "lich tiem chung thang 7.docx", "Một.\nHai."), "Một.", "", "Hai.",
       "a file name"},
      {titled_text_of("", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Một.\nHai."), "Một.", "", "Hai.",
       "the motto is no title"},
      {titled_text_of("", "UBND TỈNH HÀ NAM", "Một.\nHai."), "Một.", "", "Hai.",
       "nor is an agency"},
      {titled_text_of("", "Kế hoạch năm học cũ", kDecision),
       "QUYẾT ĐỊNH Về việc phê duyệt phương án tu bổ đê hữu Tràng", "2023-07-11",
       "ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\nSố: 119/QĐ-UBND\nVân Khê, ngày 11 tháng 7 năm 2023\n"
       "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\nCăn cứ Luật Đê điều;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt.\n"
       "CHỦ TỊCH\nDương Văn Khánh",
       "a metadata title left over from another document"},
      {lines_of_page("Trạm y tế báo\ntin vui.\nHết."), "Trạm y tế báo tin vui.", "", "Hết.",
       "lines of a page"},
      {office_text_of("Một"), "Một", "", "", "one line"},
  };
  for (Row const& row : rows) {
    auto const read = parse_office_page(row.office);
    ASSERT_TRUE(read.has_value()) << row.why << ": " << to_string(read.error());
    EXPECT_EQ(read->title, row.title) << row.why;
    EXPECT_EQ(read->date ? schema::format_iso_date(*read->date) : "", row.date) << row.why;
    EXPECT_EQ(read->body, row.body) << row.why;
  }
}

TEST(OfficePage, Bylines) {
  struct BylineRow {
    char const* last_line;
    char const* author;
    char const* unit;
    char const* why;
  };
  BylineRow const rows[] = {
      {"Tin, ảnh: Hồng Hạ - Trung tâm VHTT&TT", "Hồng Hạ", "Trung tâm VHTT&TT", "with a label"},
      {"Hồng Hạ (Trung tâm VHTT&TT)", "Hồng Hạ", "Trung tâm VHTT&TT", "author and unit"},
      {"Hồng Hạ", "", "", "who signed"},
  };
  for (BylineRow const& row : rows) {
    auto const read = parse_office_page(
        office_text_of(std::string("Ra quân làm thuỷ lợi\nMột câu dài vừa đủ.\n") + row.last_line));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->author, row.author) << row.why;
    EXPECT_EQ(read->unit, row.unit) << row.why;
  }
}

TEST(OfficePage, PagesBeginInTheBody) {
  OfficeText office = lines_of_page(kDecision);
  for (char const* const line : {"ỦY BAN", "QUYẾT ĐỊNH\n", "Căn cứ", "Luật", "CHỦ TỊCH\n"}) {
    office.pages.push_back({office.pages.size() + 1, office.text.find(line), {}});
  }
  office.pages.push_back({6, office.text.size(), {}});
  auto const read = parse_office_page(office);
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->pages.size(), 6U);
  std::vector<std::string> begins;
  for (schema::PageStart const& start : read->pages) {
    begins.push_back(
        read->body.substr(start.offset, read->body.find(' ', start.offset) - start.offset));
  }
  EXPECT_EQ(begins, (std::vector<std::string>{"ỦY", "CHỦ", "Căn", "Luật", "CHỦ", ""}))
      << "the title is not in the body; a page may begin within a line, and at the end";
  office.pages.front().offset = 3;
  EXPECT_EQ(parse_office_page(office)->pages.front().offset, 0U);
}

TEST(OfficePage, NothingToReadIsAnError) {
  EXPECT_FALSE(parse_office_page(titled_text_of("Tiêu đề", "", " \n")).has_value());
}

}  // namespace
}  // namespace tracuu::indexer
