// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_citation.hpp"

#include <gtest/gtest.h>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

TEST(AnnouncementCitation, IsALineForAListOfSources) {
  EXPECT_EQ(announcement_citation(test::reform_announcement(), test::day(2026, 11, 5)),
            "Trung tâm VHTT&TT (2023), “Hội nghị sơ kết công tác cải cách hành chính”, "
            "giavien.ninhbinh.gov.vn, ngày 11/07/2023, "
            "<https://giavien.ninhbinh.gov.vn/tin/hoi-nghi-so-ket.html>, "
            "truy cập ngày 05/11/2026.");
}

TEST(AnnouncementCitation, LeavesOutWhatIsUnknown) {
  schema::Announcement bare;
  bare.title = "Lịch\ntiếp dân";
  EXPECT_EQ(announcement_citation(bare, test::day(2026, 11, 5)), "“Lịch tiếp dân”.");
  bare.site = "ankhe.example";
  bare.date = test::day(2009, 1, 2);
  EXPECT_EQ(announcement_citation(bare, test::day(2026, 11, 5)),
            "ankhe.example (2009), “Lịch tiếp dân”, ngày 02/01/2009.");
  bare.author = "Lê Thị Mơ";
  EXPECT_EQ(announcement_citation(bare, test::day(2026, 11, 5)),
            "Lê Thị Mơ (2009), “Lịch tiếp dân”, ankhe.example, ngày 02/01/2009.");
}

TEST(AnnouncementCitation, ScriptsAreNoAddresses) {
  EXPECT_EQ(announcement_citation(test::hostile_announcement(), test::day(2026, 11, 5))
                .find("javascript"),
            std::string::npos);
}

}  // namespace
}  // namespace tracuu::formats
