// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/official_paper.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::bench {
namespace {

schema::Announcement notice() {
  schema::Announcement announcement;
  announcement.unit = "UBND xã An Khê";
  announcement.title = "Họp dân <thôn ba>";
  announcement.body = "Ngày 11/7 họp dân.\nTheo Quyết định số 5/QĐ-UBND.";
  announcement.date = schema::parse_iso_date("2023-07-11");
  return announcement;
}

TEST(OfficialPaper, HasTheAnnouncementsOwnNumberOrOneOfTheYear) {
  schema::Announcement announcement = notice();
  EXPECT_EQ(official_paper(announcement, 17).number, "17/TB-UBND");
  announcement.number = "119/QĐ-UBND";
  EXPECT_EQ(official_paper(announcement, 17).number, "119/QĐ-UBND");
}

TEST(OfficialPaper, IsOnePageOfWholeParagraphs) {
  schema::Announcement announcement = notice();
  EXPECT_EQ(official_paper(announcement, 1).text, announcement.body);
  std::string paragraph;
  for (int i = 0; i < 200; ++i) paragraph += "đê ";
  announcement.body = paragraph + '\n' + paragraph;
  EXPECT_EQ(official_paper(announcement, 1).text, paragraph);
  announcement.body = paragraph + paragraph + '\n' + paragraph;
  EXPECT_LT(official_paper(announcement, 1).text.size(), 2 * paragraph.size());
}

TEST(OfficialPaper, IsPrintedWithSealsAndWholeNumbers) {
  std::vector<OfficialPaper> const papers(2, official_paper(notice(), 17));
  std::string const html = to_html(papers);
  EXPECT_NE(html.find("Họp dân &lt;thôn ba>"), std::string::npos);
  EXPECT_NE(html.find("<span class=\"number\">5/QĐ-UBND.</span>"), std::string::npos);
  EXPECT_NE(html.find("ngày 11 tháng 07 năm 2023"), std::string::npos);
  std::size_t seals = 0;
  for (std::size_t at = html.find("<textPath"); at != std::string::npos;
       at = html.find("<textPath", at + 1)) {
    ++seals;
  }
  EXPECT_EQ(seals, 4U);
}

}  // namespace
}  // namespace tracuu::bench
