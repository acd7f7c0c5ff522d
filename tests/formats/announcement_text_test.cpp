// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_text.hpp"

#include <gtest/gtest.h>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

TEST(AnnouncementText, IsTheTextAndWhereItComesFrom) {
  EXPECT_EQ(announcement_text(test::reform_announcement(), "https://tim.example/announcements/gv-1",
                              test::day(2026, 11, 5)),
            "Hội nghị sơ kết công tác cải cách hành chính\n\n"
            "Ngày đăng: 11/07/2023\nCơ quan: Trung tâm VHTT&TT\nTác giả: Nguyễn Thị Thuỳ\n"
            "Địa phương: huyện Gia Viễn\nChuyên mục: Tin hoạt động\n"
            "Số văn bản: 119/QĐ-UBND; 120/QĐ-UBND\nTrang đã đăng: giavien.ninhbinh.gov.vn\n\n"
            "Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.\n\n"
            "Dự hội nghị có lãnh đạo Huyện ủy.\n\nTỷ lệ hồ sơ đúng hạn đạt 99,2%.\n\n--\n"
            "Bản gốc: https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html\n"
            "Địa chỉ cố định: https://tim.example/announcements/gv-1\n"
            "Trích dẫn: Trung tâm VHTT&TT (2023), “Hội nghị sơ kết công tác cải cách hành chính”, "
            "giavien.ninhbinh.gov.vn, ngày 11/07/2023, "
            "<https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html>, truy cập ngày "
            "05/11/2026.\nLưu ngày: 05/11/2026\n");
}

TEST(PlainParagraphs, LeavesOutBlankLinesAndControlCharacters) {
  EXPECT_EQ(plain_paragraphs("\n \r\nMột\x1B[31m hai.\r\n\nBa."),
            (std::vector<std::string>{"Một [31m hai.", "Ba."}));
  EXPECT_TRUE(plain_paragraphs("").empty());
}

}  // namespace
}  // namespace tracuu::formats
