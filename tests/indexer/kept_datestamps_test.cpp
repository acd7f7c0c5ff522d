// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/kept_datestamps.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <thread>

#include "indexer/index_job.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::indexer {
namespace {

using namespace std::chrono_literals;

std::map<std::string, schema::Instant> datestamps(search::Searcher searcher) {
  std::map<std::string, schema::Instant> stamps;
  search::HarvestRequest request;
  request.size = 1'000;
  for (auto const& harvested : searcher.harvest(request).value().announcements) {
    stamps.emplace(harvested.announcement.id, harvested.indexed);
  }
  return stamps;
}

class KeptDatestampsTest : public ::testing::TestWithParam<bool> {};

// A harvest after a rebuild used to bring everything again.
TEST_P(KeptDatestampsTest, ARebuildTellsOfWhatHasChangedOnly) {
  auto announcements = test::tiny_announcements(30);
  test::SmallIndex const index{announcements};
  auto const before = datestamps(index.searcher());
  announcements[3].title = "Thông báo đã sửa";
  announcements[4].source_file = "elsewhere.jsonl";  // which is not published
  announcements.pop_back();
  announcements.push_back(announcements[0]);
  announcements.back().id = "moi";
  test::TestFolder const folder;
  IndexJobOptions options;
  options.sources = {folder.write("a.jsonl", test::to_json_lines(announcements))};
  options.index = index.path();
  options.rebuild = true;
  options.through_xapian = GetParam();
  std::this_thread::sleep_for(1'100ms);  // a datestamp is a second
  ASSERT_EQ(run_index_job(options).value().added, 30u);
  auto const after = datestamps(index.searcher());
  ASSERT_EQ(after.size(), 30u);
  schema::Instant const last = before.rbegin()->second;
  for (auto const& [id, stamp] : after) {
    bool const is_news = id == "moi" || id == announcements[3].id;
    if (is_news) {
      EXPECT_GT(stamp, last) << id;
    } else {
      EXPECT_EQ(stamp, before.at(id)) << id;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(BothRoads, KeptDatestampsTest, ::testing::Bool());

TEST(KeptDatestamps, NeedTheIdAndTheContent) {
  auto const announcements = test::tiny_announcements(5);
  test::SmallIndex const index{announcements};
  auto const stamps = datestamps(index.searcher());
  KeptDatestamps const kept = KeptDatestamps::of(store::IndexFolder(index.path()));
  EXPECT_EQ(kept.size(), 5u);
  std::string const id = announcements[1].id;
  std::string const hash = schema::content_hash(index.searcher().find(id).value().announcement);
  EXPECT_EQ(kept.find(id, hash), stamps.at(id));
  EXPECT_FALSE(kept.find(id, "0000000000000001"));
  EXPECT_FALSE(kept.find(announcements[2].id, hash)) << "of another";
  EXPECT_FALSE(kept.find("none", hash));
  EXPECT_FALSE(kept.find(id, "no hash"));
}

TEST(KeptDatestamps, AreNoneWithoutAnIndex) {
  test::TestFolder const folder;
  KeptDatestamps const kept = KeptDatestamps::of(store::IndexFolder(folder.path() / "none"));
  EXPECT_EQ(kept.size(), 0u);
  EXPECT_FALSE(kept.find("a", "0000000000000001"));
  EXPECT_FALSE(KeptDatestamps().find("a", "0000000000000001"));
}

}  // namespace
}  // namespace tracuu::indexer
