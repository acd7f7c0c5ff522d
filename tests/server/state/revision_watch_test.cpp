// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/revision_watch.hpp"

#include <gtest/gtest.h>

#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

TEST(RevisionWatch, SaysWhatSearchersSay) {
  auto const index = make_test_index(test::sample_announcements());
  RevisionWatch watch(index, 0ms);
  auto const state = watch.current();
  ASSERT_TRUE(state);
  auto searcher = search::Searcher::open(index);
  ASSERT_TRUE(searcher);
  EXPECT_EQ(state->revision, searcher->revision().value());
  auto const age = std::chrono::system_clock::now() - state->changed_at;
  EXPECT_GE(age, -1s);
  EXPECT_LT(age, 5min);
}

TEST(RevisionWatch, FollowsTheIndex) {
  auto const index = make_test_index(test::sample_announcements());
  RevisionWatch eager(index, 0ms);
  RevisionWatch lazy(index, 1h);
  auto const before = eager.current()->revision;
  EXPECT_EQ(lazy.current()->revision, before);
  schema::Announcement another = test::reform_announcement();
  another.id = "another";
  add_to_test_index(index, another);
  EXPECT_NE(eager.current()->revision, before);
  EXPECT_EQ(lazy.current()->revision, before) << "not older than it may be, but not newer either";
}

TEST(RevisionWatch, AnIndexMayGoAndComeBack) {
  auto const index = make_test_index(test::sample_announcements());
  RevisionWatch watch(index, 0ms);
  ASSERT_TRUE(watch.current());
  std::filesystem::rename(index, index.string() + ".away");
  EXPECT_FALSE(watch.current());
  std::filesystem::rename(index.string() + ".away", index);
  EXPECT_TRUE(watch.current());
}

}  // namespace
}  // namespace tracuu::server
