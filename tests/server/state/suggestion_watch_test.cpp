// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/suggestion_watch.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "search/suggesting/suggester.hpp"
#include "tests/support/comes_true.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

constexpr SuggestionWatch::Pace kFast{.look_interval = 10ms, .least_pause = 0ms};

schema::Announcement announcement(char const* id, char const* title) {
  schema::Announcement made;
  made.id = id;
  made.title = title;
  return made;
}

bool suggests(SuggestionWatch const& watch, char const* typed) {
  auto const current = watch.current();
  return current != nullptr && !search::suggest(current->index, typed, {}).empty();
}

TEST(SuggestionWatch, FollowsTheIndex) {
  test::SmallIndex const index({announcement("1", "Họp dân xã An Khê")});
  SuggestionWatch const watch(index.path(), kFast, {});
  ASSERT_TRUE(test::comes_true([&] { return suggests(watch, "hop dan"); }));
  auto const before = watch.current();
  EXPECT_FALSE(suggests(watch, "khai sinh"));
  index.add({announcement("2", "Thủ tục khai sinh")});
  ASSERT_TRUE(test::comes_true([&] { return suggests(watch, "khai sinh"); }));
  EXPECT_NE(watch.current()->revision, before->revision);
  EXPECT_FALSE(search::suggest(before->index, "hop dan", {}).empty()) << "stays valid";
  index.add({announcement("3", "Lịch cắt nước")}, true);
  EXPECT_TRUE(test::comes_true([&] { return suggests(watch, "cat nuoc"); })) << "after a rebuild";
  EXPECT_FALSE(suggests(watch, "khai sinh"));
}

TEST(SuggestionWatch, DoesNotBuildWithoutAChange) {
  test::SmallIndex const index({announcement("1", "Họp dân")});
  SuggestionWatch const watch(index.path(), kFast, {});
  ASSERT_TRUE(test::comes_true([&] { return watch.current() != nullptr; }));
  auto const first = watch.current();
  std::this_thread::sleep_for(200ms);
  EXPECT_EQ(watch.current(), first);
}

TEST(SuggestionWatch, PausesBetweenBuilds) {
  test::SmallIndex const index({announcement("1", "Họp dân")});
  SuggestionWatch const watch(index.path(), {.look_interval = 10ms, .least_pause = 1h}, {});
  ASSERT_TRUE(test::comes_true([&] { return suggests(watch, "hop dan"); }));
  index.add({announcement("2", "Thủ tục khai sinh")});
  std::this_thread::sleep_for(300ms);
  EXPECT_FALSE(suggests(watch, "khai sinh"));
}

TEST(SuggestionWatch, WaitsForAnIndexAndSaysSoOnce) {
  test::SmallIndex const other({announcement("1", "Họp dân")});
  std::mutex mutex;
  std::vector<std::string> lines;
  SuggestionWatch const watch(other.path() / "none", kFast, [&](std::string const& line) {
    std::lock_guard const lock(mutex);
    lines.push_back(line);
  });
  EXPECT_TRUE(test::comes_true([&] {
    std::lock_guard const lock(mutex);
    return !lines.empty();
  }));
  std::this_thread::sleep_for(100ms);  // ten more looks
  EXPECT_EQ(watch.current(), nullptr);
  std::lock_guard const lock(mutex);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(lines[0].starts_with("suggestions: ")) << lines[0];
}

TEST(SuggestionWatch, ManyReadWhileItBuilds) {
  test::SmallIndex const index({announcement("1", "Họp dân")});
  SuggestionWatch const watch(index.path(), kFast, {});
  ASSERT_TRUE(test::comes_true([&] { return watch.current() != nullptr; }));
  std::atomic<bool> is_done{false};
  std::atomic<bool> always_there{true};
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&] {
      while (!is_done) always_there = always_there && suggests(watch, "hop dan");
    });
  }
  for (char const* const id : {"2", "3", "4"}) {
    index.add({announcement(id, "Thủ tục khai sinh")});
    std::this_thread::sleep_for(50ms);
  }
  is_done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_TRUE(always_there);
}

}  // namespace
}  // namespace tracuu::server
