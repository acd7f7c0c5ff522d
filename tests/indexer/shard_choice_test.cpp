// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/shard_choice.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/support/small_index.hpp"

namespace tracuu::indexer {
namespace {

TEST(ShardChoice, IsReadAsItIsWritten) {
  auto const choice = ShardChoice::parse("2/4");
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->number, 2u);
  EXPECT_EQ(choice->count, 4u);
  for (char const* const text : {"", "2", "/4", "2/", "0/4", "5/4", "2/4/8", " 2/4", "-1/4",
                                 "1/1001", "1/99999999999999999999"}) {
    EXPECT_FALSE(ShardChoice::parse(text)) << text;
  }
}

TEST(ShardChoice, GivesEachIdToOneShard) {
  std::vector<std::size_t> sizes(4);
  for (int i = 0; i < 1'000; ++i) {
    std::string const id = fmt::format("vankhe.example/tin/{}", i);
    std::size_t holders = 0;
    for (std::size_t number = 1; number <= 4; ++number) {
      if (!ShardChoice{number, 4}.holds(id)) continue;
      ++holders;
      ++sizes[number - 1];
    }
    EXPECT_EQ(holders, 1u) << id;
  }
  EXPECT_GT(std::ranges::min(sizes), 200u);
  EXPECT_TRUE(ShardChoice{}.holds("anything"));
}

/// The ids of what a build, and an update after it, put into a shard.
std::vector<std::string> ids_of_shard(ShardChoice shard) {
  auto const announcements = test::tiny_announcements(60);
  test::TestFolder const folder;
  std::vector<schema::Announcement> const first(announcements.begin(), announcements.begin() + 40);
  IndexJobOptions options;
  options.index = folder.path() / "index.db";
  options.shard = shard;
  for (auto const& some : {first, announcements}) {
    options.sources = {folder.write("some.jsonl", test::to_json_lines(some))};
    auto const report = run_index_job(options);
    EXPECT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->rejected.empty());
  }
  auto searcher = search::Searcher::open(options.index).value();
  search::HarvestRequest request;
  request.whole = false;
  std::vector<std::string> ids;
  for (auto const& one : searcher.harvest(request).value().announcements) {
    ids.push_back(one.announcement.id);
  }
  return ids;
}

TEST(ShardChoice, DecidesWhatIsIndexed) {
  std::vector<std::string> all;
  for (std::size_t number = 1; number <= 3; ++number) {
    ShardChoice const shard{number, 3};
    auto const ids = ids_of_shard(shard);
    for (std::string const& id : ids) EXPECT_TRUE(shard.holds(id)) << id;
    all.insert(all.end(), ids.begin(), ids.end());
  }
  std::ranges::sort(all);
  EXPECT_EQ(all.size(), 60u);
  EXPECT_TRUE(std::ranges::adjacent_find(all) == all.end());
}

}  // namespace
}  // namespace tracuu::indexer
