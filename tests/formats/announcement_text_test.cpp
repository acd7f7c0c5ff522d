// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_text.hpp"

#include <gtest/gtest.h>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

TEST(AnnouncementText, IsTheTextAndWhereItComesFrom) {
  EXPECT_EQ(
      announcement_text(test::reform_announcement(), "https://tim.example/announcements/gv-1",
                        test::day(2026, 11, 5)),
      "Hội nghị sơ kết công tác cải cách hành chính\n\n"
      "Ngày đăng: 11/07/2023\nCơ quan: Trung tâm VHTT&TT\nTác giả: Nguyễn Thị Thuỳ\n"
      "Địa phương: huyện Gia Viễn\nChuyên mục: Tin hoạt động\n"
      "Số văn bản: 119/QĐ-UBND\nViện dẫn: 120/QĐ-UBND\nTrang đã đăng: giavien.ninhbinh.gov.vn\n\n"
      "Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.\n\n"
      "Dự hội nghị có lãnh đạo Huyện ủy.\n\nTỷ lệ hồ sơ đúng hạn đạt 99,2%.\n\n--\n"
      "Bản gốc: https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html\n"
      "Địa chỉ cố định: https://tim.example/announcements/gv-1\n"
      "Trích dẫn: Trung tâm VHTT&TT (2023), “Hội nghị sơ kết công tác cải cách hành chính”, "
      "giavien.ninhbinh.gov.vn, ngày 11/07/2023, "
      "<https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html>, truy cập ngày "
      "05/11/2026.\nLưu ngày: 05/11/2026\n");
}

TEST(AnnouncementText, TellsWhoSignedAndWhatWasNotRead) {
  schema::Announcement announcement;
  announcement.signatures = {{"UBND xã", "2023-07-11T10:15:08+07:00"}};
  announcement.picture_pages = "2-4,7";
  std::string const text = announcement_text(announcement, "", test::day(2026, 11, 5));
  EXPECT_NE(text.find("\nKý số: UBND xã, 11/07/2023 10:15\n"), std::string::npos) << text;
  EXPECT_NE(text.find("chưa đọc được: 2–4, 7\n"), std::string::npos) << text;
}

TEST(AnnouncementText, KeepsTheRowsOfATableTogetherAndTheirCellsApart) {
  schema::Announcement announcement;
  announcement.body = "Danh sách\nSTT\tHọ  tên\n1\tLê Hòa\nHết";
  std::string const text = announcement_text(announcement, "", test::day(2026, 11, 5));
  EXPECT_NE(text.find("\nDanh sách\n\nSTT\tHọ tên\n1\tLê Hòa\n\nHết\n"), std::string::npos) << text;
}

TEST(PlainParagraphs, LeavesOutBlankLinesAndControlCharacters) {
  EXPECT_EQ(plain_paragraphs("\n \r\nMột\x1B[31m hai.\r\n\nBa."),
            (std::vector<std::string>{"Một [31m hai.", "Ba."}));
  EXPECT_TRUE(plain_paragraphs("").empty());
}

}  // namespace
}  // namespace tracuu::formats
