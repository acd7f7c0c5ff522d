// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/merge_workers.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <numeric>
#include <vector>

#include "tests/support/small_index.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

std::vector<schema::Announcement> some(std::size_t count) {
  return test::tiny_announcements(count);
}

/// Whatever the number of threads.
TEST(MergeWorkers, WriteAllBatches) {
  for (std::size_t const threads : {1u, 3u}) {
    test::TestFolder const folder;
    auto const road = direct_road(folder.path(), folder.path() / "merged", 1);
    MergeWorkers workers(threads, *road, 512ULL << 20, {}, 7);
    std::uint32_t first = 1;
    for (std::uint32_t const count : {5u, 1u, 300u, 2u}) {
      ASSERT_TRUE(workers.push(some(count), first).has_value());
      first += count;
    }
    auto const facts = workers.finish();
    ASSERT_TRUE(facts.has_value());
    EXPECT_EQ(facts->document_count(), 308u);
    EXPECT_EQ(facts->last_number(), 308u);
    ASSERT_TRUE(road->finish({}).has_value());
    EXPECT_EQ(Xapian::Database((folder.path() / "merged").string()).get_doccount(), 308u);
  }
}

TEST(MergeWorkers, TellWhatFailed) {
  auto const road = direct_road("/nowhere/at/all", "/nowhere/at/all/merged", 1);
  MergeWorkers workers(2, *road, 512ULL << 20, {}, 7);
  base::Result<void> pushed;
  for (std::uint32_t first = 1; pushed && first < 100'000; first += 3) {
    pushed = workers.push(some(3), first);
  }
  ASSERT_FALSE(pushed.has_value()) << "no batch was told that one before it failed";
  EXPECT_EQ(pushed.error().code, base::ErrorCode::Io);
  EXPECT_FALSE(workers.finish().has_value());
}

TEST(MergeWorkers, HaveNothingToDo) {
  test::TestFolder const folder;
  auto const road = direct_road(folder.path(), folder.path() / "merged", 1);
  MergeWorkers workers(2, *road, 512ULL << 20, {}, 7);
  EXPECT_EQ(workers.finish().value().document_count(), 0u);
}

}  // namespace
}  // namespace tracuu::indexer
