// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/number_prose.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace tracuu::bench {
namespace {

schema::Announcement joint_circular() {
  schema::Announcement announcement;
  announcement.title = "Thông tư liên tịch hướng dẫn thu phí";
  announcement.number = "05/2012/TTLT-BYT-BTC";
  announcement.date = schema::parse_iso_date("2012-03-09");
  announcement.unit = "BỘ Y TẾ - BỘ TÀI CHÍNH";
  return announcement;
}

std::string written(std::string_view name, NumberFacts const& facts) {
  auto const phrasing = std::ranges::find(phrasings(), name, &Phrasing::name);
  return phrasing == phrasings().end() ? "no such phrasing" : phrasing->write(facts);
}

TEST(NumberProse, SaysWhatPeopleKnow) {
  auto const facts = number_facts(joint_circular());
  ASSERT_TRUE(facts);
  EXPECT_EQ(written("số … năm … của …", *facts), "thông tư liên tịch số 05 năm 2012 của BỘ Y TẾ");
  EXPECT_EQ(written("… năm … …, no marks", *facts), "thong tu lien tich 5 nam 2012 bo y te");
  EXPECT_EQ(written("symbol …/… …", *facts), "TTLT 5/2012 BỘ Y TẾ");
  EXPECT_EQ(written("with its day", *facts), "thông tư liên tịch số 05 ngày 9/3/2012 của BỘ Y TẾ");
  EXPECT_EQ(written("both issuers", *facts),
            "thông tư liên tịch 05/2012 của BỘ Y TẾ và BỘ TÀI CHÍNH");
}

TEST(NumberProse, TheYearIsThatOfTheDayWhereTheNumberHasNone) {
  schema::Announcement announcement = joint_circular();
  announcement.number = "119/QĐ-UBND";
  auto const facts = number_facts(announcement);
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->year, "2012");
  EXPECT_EQ(facts->symbol, "QĐ");
}

TEST(NumberProse, TheTypeMayStandInTheTitleOnly) {
  schema::Announcement announcement = joint_circular();
  announcement.title = "Luật Đất đai";
  announcement.number = "45/2013/QH13";
  auto const facts = number_facts(announcement);
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->type, "luật");
}

TEST(NumberProse, WithoutAllOfThemThereIsNothingToAsk) {
  for (auto const lack : {+[](schema::Announcement& a) { a.number.clear(); },
                          +[](schema::Announcement& a) { a.date.reset(); },
                          +[](schema::Announcement& a) { a.unit.clear(); }}) {
    schema::Announcement announcement = joint_circular();
    lack(announcement);
    EXPECT_FALSE(number_facts(announcement));
  }
}

}  // namespace
}  // namespace tracuu::bench
