// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/official_facts.hpp"

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

schema::Announcement repealing_decision() {
  schema::Announcement announcement;
  announcement.number = "30/QĐ-UBND";
  announcement.date = schema::parse_iso_date("2023-07-11");
  announcement.title = "Quyết định bãi bỏ Quyết định số 7/2011/QĐ-UBND";
  announcement.body = "Quyết định này có hiệu lực từ ngày ký.";
  return announcement;
}

TEST(AddOfficialFacts, ReadsDaysAndRelations) {
  schema::Announcement announcement = repealing_decision();
  add_official_facts(announcement);
  EXPECT_EQ(announcement.issued, announcement.date);
  EXPECT_EQ(announcement.effective, announcement.date);
  EXPECT_EQ(announcement.expires, std::nullopt);
  ASSERT_EQ(announcement.relations.size(), 1u);
  EXPECT_EQ(announcement.relations[0].kind, schema::RelationKind::Repeals);
  EXPECT_EQ(announcement.relations[0].number, "7/2011/QĐ-UBND");
}

TEST(AddOfficialFacts, LeavesWhatTheSourceTold) {
  schema::Announcement announcement = repealing_decision();
  announcement.effective = schema::parse_iso_date("2024-01-01");
  add_official_facts(announcement);
  EXPECT_EQ(announcement.issued, std::nullopt);
  EXPECT_TRUE(announcement.relations.empty());
}

TEST(AddOfficialFacts, LeavesNewsAsTheyAre) {
  schema::Announcement announcement = repealing_decision();
  announcement.number.clear();
  add_official_facts(announcement);
  EXPECT_EQ(announcement.issued, std::nullopt);
  EXPECT_TRUE(announcement.relations.empty());
}

}  // namespace
}  // namespace tracuu::indexer
