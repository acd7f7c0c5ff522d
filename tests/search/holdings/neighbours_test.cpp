// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/neighbours.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

struct Row {
  char const* id;
  char const* site;
  char const* date;
};

/// Three on one day, whose ids are not in the order of reading; another site and an
/// undated one between.
constexpr Row kRows[] = {
    {"c", "ankhe.example", "2021-05-04"}, {"a", "ankhe.example", "2021-05-04"},
    {"b", "AnKhe.example", "2021-05-04"}, {"y", "ankhe.example", "2009-12-31"},
    {"z", "ankhe.example", "2022-01-01"}, {"other", "phuvan.example", "2021-05-04"},
    {"undated", "ankhe.example", ""},     {"siteless", "", "2021-05-04"}};

std::vector<schema::Announcement> neighbour_announcements() {
  std::vector<schema::Announcement> all;
  for (Row const& row : kRows) {
    schema::Announcement announcement;
    announcement.id = row.id;
    announcement.title = std::string("Tin ") + row.id;
    announcement.body = "Xã họp.";
    announcement.site = row.site;
    announcement.date = schema::parse_iso_date(row.date);
    all.push_back(announcement);
  }
  return all;
}

class NeighboursTest : public ::testing::Test {
 protected:
  [[nodiscard]] static std::string id_or_none(std::optional<schema::Announcement> const& found) {
    return found ? found->id : "none";
  }

  [[nodiscard]] std::string around(std::string const& id) const {
    auto const reading = index_.searcher().read(id, {}, 1).value();
    return id_or_none(reading.neighbours.older) + " < > " + id_or_none(reading.neighbours.newer);
  }

  test::SmallIndex index_{neighbour_announcements()};
};

TEST_F(NeighboursTest, GoThroughTheSiteDayByDayAndIdById) {
  EXPECT_EQ(around("y"), "none < > a");
  EXPECT_EQ(around("a"), "y < > b");
  EXPECT_EQ(around("b"), "a < > c") << "a site is one in any case";
  EXPECT_EQ(around("c"), "b < > z");
  EXPECT_EQ(around("z"), "c < > none");
  EXPECT_EQ(around("other"), "none < > none");
}

TEST_F(NeighboursTest, AreNoneWithoutASiteOrADate) {
  EXPECT_EQ(around("undated"), "none < > none");
  EXPECT_EQ(around("siteless"), "none < > none");
}

TEST_F(NeighboursTest, ComeWithoutTheirText) {
  auto const neighbours = find_neighbours(index_.database(), neighbour_announcements().front());
  ASSERT_TRUE(neighbours);
  ASSERT_TRUE(neighbours->older);
  EXPECT_EQ(neighbours->older->title, "Tin b");
  EXPECT_TRUE(neighbours->older->body.empty());
}

}  // namespace
}  // namespace tracuu::search
