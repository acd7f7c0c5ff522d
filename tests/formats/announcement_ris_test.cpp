// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_ris.hpp"

#include <gtest/gtest.h>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

TEST(AnnouncementRis, IsOneReference) {
  EXPECT_EQ(announcement_ris(test::reform_announcement(), test::day(2026, 11, 5)),
            "TY  - GOVDOC\r\n"
            "ID  - gv-1\r\n"
            "TI  - Hội nghị sơ kết công tác cải cách hành chính\r\n"
            "AU  - Nguyễn, Thị Thuỳ\r\n"
            "PB  - Trung tâm VHTT&TT\r\n"
            "PY  - 2023\r\n"
            "DA  - 2023/07/11/\r\n"
            "M1  - 119/QĐ-UBND\r\n"
            "SN  - 119/QĐ-UBND\r\n"
            "M3  - Quyết định\r\n"
            "CY  - huyện Gia Viễn\r\n"
            "KW  - Tin hoạt động\r\n"
            "LA  - vi\r\n"
            "DP  - giavien.ninhbinh.gov.vn\r\n"
            "AB  - Sáng ngày 11/7, UBND huyện tổ chức Hội nghị sơ kết.\r\n"
            "UR  - https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html\r\n"
            "Y2  - 2026/11/05/\r\n"
            "ER  - \r\n\r\n");
}

TEST(AnnouncementRis, AuthorsArePersonsOrBodies) {
  struct Row {
    char const* author;
    char const* unit;
    char const* lines;
  };
  Row const rows[] = {
      {"Trần Văn Bình", "UBND xã", "AU  - Trần, Văn Bình\r\n"},
      {"Trần Văn Bình, Lê Hà", "UBND xã", "AU  - Trần, Văn Bình\r\nAU  - Lê, Hà\r\n"},
      {"", "Sở Văn hóa, Thể thao và Du lịch", "AU  - Sở Văn hóa - Thể thao và Du lịch,\r\n"},
      {"Ban biên tập", "UBND xã", "AU  - Ban biên tập,\r\n"},
      {"", "UBND xã, ", "AU  - UBND xã,\r\n"},
  };
  for (Row const& row : rows) {
    schema::Announcement announcement;
    announcement.author = row.author;
    announcement.unit = row.unit;
    std::string const ris = announcement_ris(announcement, test::day(2026, 11, 5));
    std::size_t const begin = ris.find("AU  - ");
    EXPECT_EQ(ris.substr(begin, ris.find("PB  - ") - begin), row.lines) << row.author << row.unit;
  }
}

// A line end in a field would begin a tag of the attacker's choice.
TEST(AnnouncementRis, NoFieldCanBeginALine) {
  schema::Announcement hostile;
  hostile.title = "Tiêu đề\r\nER  - \r\nTY  - BOOK\x0B\x85\xE2\x80\xA8TI  - x";
  hostile.unit = "UBND xã";
  std::string const ris = announcement_ris(hostile, test::day(2026, 11, 5));
  EXPECT_EQ(ris,
            "TY  - ELEC\r\n"
            "TI  - Tiêu đề ER - TY - BOOK \xEF\xBF\xBD TI - x\r\n"
            "AU  - UBND xã,\r\n"
            "PB  - UBND xã\r\n"
            "ER  - \r\n\r\n");
}

// A note that cites decisions is no document of the government.
TEST(AnnouncementRis, CitedNumbersMakeNoDocument) {
  schema::Announcement note = test::reform_announcement();
  note.number.clear();
  std::string const ris = announcement_ris(note, test::day(2026, 11, 5));
  EXPECT_TRUE(ris.starts_with("TY  - ELEC\r\n"));
  EXPECT_EQ(ris.find("M1"), std::string::npos);
}

TEST(AnnouncementRis, ScriptsAreNoAddresses) {
  EXPECT_EQ(announcement_ris(test::hostile_announcement(), test::day(2026, 11, 5)).find("UR  -"),
            std::string::npos);
}

}  // namespace
}  // namespace tracuu::formats
