// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/live_writer.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <set>
#include <string>
#include <thread>

#include "store/index_folder.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::indexer {
namespace {

using namespace std::chrono_literals;

class LiveWriterTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::unique_ptr<LiveWriter> start() const {
    return LiveWriter::start(options_).value();
  }

  [[nodiscard]] bool is_there(std::string const& id) const {
    return search::Searcher::open(index_.path()).value().find(id).has_value();
  }

  test::SmallIndex index_{test::tiny_announcements(5)};
  LiveWriterOptions options_{index_.path(), 100, 20ms, 20ms, {}};
};

Change put_titled(std::string const& id, std::string const& title = "Thông báo") {
  schema::Announcement announcement;
  announcement.title = title;
  return {id, announcement};
}

TEST_F(LiveWriterTest, PutsReplacesAndRemoves) {
  auto const writer = start();
  ASSERT_TRUE(
      writer->submit({put_titled("n-1", "Một"), put_titled("n-2"), {"t-0003", std::nullopt}}));
  ASSERT_TRUE(
      writer->submit({put_titled("n-1", "Hai"), {"n-2", std::nullopt}, {"none", std::nullopt}}));
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_EQ(writer->status().waiting, 0u);
  EXPECT_EQ(writer->status().committed, 6u);
  auto searcher = search::Searcher::open(index_.path()).value();
  EXPECT_EQ(searcher.find("n-1").value().announcement.title, "Hai");
  EXPECT_FALSE(searcher.find("n-2").has_value());
  EXPECT_FALSE(searcher.find("t-0003").has_value());
  EXPECT_EQ(searcher.stats().value().announcements, 5u);
}

TEST_F(LiveWriterTest, IsSearchableSoon) {
  auto searcher = index_.searcher();
  auto const writer = start();
  ASSERT_TRUE(writer->submit({put_titled("n-1", "Thủ tục khai sinh")}));
  auto const begin = std::chrono::steady_clock::now();
  while (test::ids(searcher.search(test::request_for("khai sinh")).value()).empty()) {
    ASSERT_LT(std::chrono::steady_clock::now() - begin, 2s);
    std::this_thread::sleep_for(5ms);
  }
}

TEST_F(LiveWriterTest, RefusesWhatIsTooMuchOrHasNoId) {
  options_.commit_within = 10s;
  auto const writer = start();
  auto const no_id = writer->submit({put_titled("n-1"), put_titled("")});
  ASSERT_FALSE(no_id.has_value());
  EXPECT_EQ(no_id.error().code, base::ErrorCode::InvalidArgument);
  ASSERT_TRUE(writer->submit(std::vector<Change>(100, put_titled("n-1"))));
  auto const too_many = writer->submit({put_titled("n-2")});
  ASSERT_FALSE(too_many.has_value());
  EXPECT_EQ(too_many.error().code, base::ErrorCode::Busy);
}

TEST_F(LiveWriterTest, WaitsForAnotherWriter) {
  auto const writer = start();
  {
    auto const lock = store::WriterLock::acquire(store::IndexFolder(index_.path())).value();
    ASSERT_TRUE(writer->submit({put_titled("n-1")}));
    EXPECT_FALSE(writer->wait_until_committed(200ms));
    ASSERT_TRUE(writer->status().failure.has_value());
    EXPECT_EQ(writer->status().failure->code, base::ErrorCode::IndexLocked);
  }
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_FALSE(writer->status().failure.has_value());
  EXPECT_TRUE(is_there("n-1"));
}

TEST_F(LiveWriterTest, GoesOnInANewGeneration) {
  auto const writer = start();
  ASSERT_TRUE(writer->submit({put_titled("n-1")}));
  ASSERT_TRUE(writer->wait_until_committed(10s));
  index_.add(test::tiny_announcements(3), true);
  ASSERT_TRUE(writer->submit({put_titled("n-2")}));
  ASSERT_TRUE(writer->wait_until_committed(10s));
  EXPECT_FALSE(is_there("n-1")) << "a rebuild holds its sources only";
  EXPECT_TRUE(is_there("n-2"));
}

TEST_F(LiveWriterTest, CommitsWhatWaitsWhenItStops) {
  options_.commit_within = 10s;
  ASSERT_TRUE(start()->submit({put_titled("n-1")}));
  EXPECT_TRUE(is_there("n-1"));
}

/// What was acknowledged survives a kill at any moment, and is there after the next start.
TEST_F(LiveWriterTest, SurvivesKills) {
  std::set<std::string> acknowledged;
  for (int round = 0; round < 8; ++round) {
    int answers[2];
    ASSERT_EQ(::pipe(answers), 0);
    ::pid_t const child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      auto const writer = start();
      for (int i = 0; i < 1000; ++i) {
        if (!writer->submit({put_titled("k-" + std::to_string(round) + "-" + std::to_string(i))})) {
          std::this_thread::sleep_for(1ms);
          continue;
        }
        if (::write(answers[1], &i, sizeof(i)) != sizeof(i)) break;
      }
      ::_exit(1);
    }
    ::close(answers[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + 17 * round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    for (int i = 0; ::read(answers[0], &i, sizeof(i)) == sizeof(i);) {
      acknowledged.insert("k-" + std::to_string(round) + "-" + std::to_string(i));
    }
    ::close(answers[0]);
  }
  ASSERT_FALSE(acknowledged.empty());
  {
    auto const writer = start();
    ASSERT_TRUE(writer->wait_until_committed(30s));
  }
  auto searcher = search::Searcher::open(index_.path()).value();
  for (std::string const& id : acknowledged) EXPECT_TRUE(searcher.find(id).has_value()) << id;
}

}  // namespace
}  // namespace tracuu::indexer
