// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/harvesting.hpp"

#include <gtest/gtest.h>

#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using namespace std::chrono_literals;

std::vector<schema::Announcement> of_two_sites(std::size_t count) {
  std::vector<schema::Announcement> announcements = test::tiny_announcements(count);
  for (std::size_t i = 0; i < count; ++i) {
    announcements[i].site = i % 10 == 3 ? "Xã Vân Khê" : "vankhe.example";
  }
  return announcements;
}

/// All pages, one after another.
std::vector<std::string> harvest_all(Searcher& searcher, HarvestRequest request) {
  std::vector<std::string> ids;
  for (;;) {
    HarvestPage const page = searcher.harvest(request).value();
    EXPECT_LE(page.announcements.size(), request.size);
    for (auto const& harvested : page.announcements) ids.push_back(harvested.announcement.id);
    if (page.last_document == 0) return ids;
    request.after = page.last_document;
  }
}

TEST(Harvesting, PagesHoldEachAnnouncementOnce) {
  test::SmallIndex const index(of_two_sites(105));
  Searcher searcher = index.searcher();
  for (std::size_t const size : {1u, 7u, 35u, 104u, 105u, 106u}) {
    HarvestRequest request;
    request.size = size;
    std::vector<std::string> const ids = harvest_all(searcher, request);
    ASSERT_EQ(ids.size(), 105u) << size;
    EXPECT_EQ(ids.front(), "t-0000");
    EXPECT_EQ(ids.back(), "t-0104");
    request.whole = false;
    EXPECT_EQ(harvest_all(searcher, request), ids);
  }
}

TEST(Harvesting, KeepsToSiteTimeAndRange) {
  test::SmallIndex const index(of_two_sites(105));
  Searcher searcher = index.searcher();
  HarvestScope const scope = searcher.harvest_scope().value();
  EXPECT_EQ(scope.sites, (std::vector<std::string>{"vankhe.example", "xã vân khê"}));
  EXPECT_EQ(scope.last_document, 105u);
  ASSERT_TRUE(scope.earliest && scope.latest);
  struct Row {
    HarvestRequest request;
    std::size_t count;
    char const* why;
  };
  auto const row = [](auto change, std::size_t count, char const* why) {
    Row made{{}, count, why};
    made.request.size = 4;
    change(made.request);
    return made;
  };
  Row const rows[] = {
      row([](auto& r) { r.site = "xã vân khê"; }, 11, "a site"),
      row([](auto& r) { r.site = "nobody"; }, 0, "no such site"),
      row([&](auto& r) { r.from = scope.earliest; }, 105, "from is included"),
      row([&](auto& r) { r.until = scope.latest; }, 105, "until is included"),
      row([&](auto& r) { r.from = *scope.latest + 1s; }, 0, "later than all"),
      row([&](auto& r) { r.until = *scope.earliest - 1s; }, 0, "earlier than all"),
      row([](auto& r) { r.after = 50, r.last = 60; }, 10, "a range of documents"),
      row([](auto& r) { r.site = "xã vân khê", r.after = 50, r.last = 60; }, 1, "both"),
      row([](auto& r) { r.after = 105; }, 0, "behind the last"),
  };
  for (Row const& one : rows) {
    EXPECT_EQ(harvest_all(searcher, one.request).size(), one.count) << one.why;
  }
}

TEST(Harvesting, ChangedAnnouncementsKeepTheirPlaceAndGetANewTime) {
  std::vector<schema::Announcement> announcements = of_two_sites(10);
  test::SmallIndex const index(announcements);
  Searcher searcher = index.searcher();
  schema::Instant const first = *searcher.harvest_scope().value().latest;
  while (schema::now() == first) {
  }
  announcements[4].body += " Đã sửa.";
  index.add(announcements);
  HarvestRequest request;
  request.from = first + 1s;
  EXPECT_EQ(harvest_all(searcher, request), std::vector<std::string>{"t-0004"});
  EXPECT_EQ(harvest_all(searcher, {})[4], "t-0004");
}

TEST(Harvesting, AnEmptyIndexHasNothing) {
  test::SmallIndex const index(test::tiny_announcements(1));
  Xapian::WritableDatabase writing(index.generation_path().string());
  writing.delete_document(1);
  writing.commit();
  Searcher searcher = index.searcher();
  EXPECT_TRUE(harvest_all(searcher, {}).empty());
  EXPECT_FALSE(searcher.harvest_scope().value().earliest);
}

}  // namespace
}  // namespace tracuu::search
