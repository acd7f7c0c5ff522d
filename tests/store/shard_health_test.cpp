// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_health.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <latch>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace tracuu::store {
namespace {

using namespace std::chrono_literals;
using base::ErrorCode;

base::Error const kGone{ErrorCode::Unavailable, "gone", ""};

/// Two remote shards that say what the test has set.
class ShardHealthTest : public ::testing::Test {
 protected:
  static ShardTimes times() {
    ShardTimes times;
    times.answer = 50ms;
    times.look = 1h;
    return times;
  }

  base::Result<ShardState> look(ShardAddress const& shard) {
    {
      std::lock_guard const lock(mutex_);
      ++looks_[shard.port()];
    }
    std::this_thread::sleep_for(delay_);
    if (waits_for_both_) both_look_.arrive_and_wait();
    std::lock_guard const lock(mutex_);
    if (down_[shard.port()]) return kGone;
    return state_;
  }

  std::mutex mutex_;
  bool waits_for_both_ = false;
  std::latch both_look_{2};
  std::map<int, int> looks_;
  std::map<int, bool> down_;
  ShardState state_{"", "uuid", 3, 100, 120, 5'000};
  std::chrono::milliseconds delay_{0};
  ShardHealth health_{ShardList::parse({"tcp://h:1", "tcp://h:2"}).value(), times(),
                      [this](ShardAddress const& shard, ShardTimes const&) { return look(shard); }};
};

TEST_F(ShardHealthTest, KnowsNothingBeforeALook) {
  EXPECT_FALSE(health_.has_looked());
  EXPECT_FALSE(health_.status(0).is_up);
  EXPECT_EQ(health_.states(), (ShardStates{std::nullopt, std::nullopt}));
  health_.look(0);
  EXPECT_FALSE(health_.has_looked()) << "at one of two";
  health_.look(1);
  EXPECT_TRUE(health_.has_looked());
  EXPECT_EQ(health_.states(), (ShardStates{state_, state_}));
}

TEST_F(ShardHealthTest, CountsChangesAndNotLooks) {
  health_.look(0);
  std::uint64_t const changes = health_.changes();
  health_.look(0);
  EXPECT_EQ(health_.changes(), changes);
  ++state_.commits;
  health_.look(0);
  EXPECT_EQ(health_.changes(), changes + 1) << "another state";
  down_[1] = true;
  health_.look(0);
  EXPECT_EQ(health_.changes(), changes + 2) << "down";
  health_.look(0);
  EXPECT_EQ(health_.changes(), changes + 2) << "still down";
  down_[1] = false;
  health_.look(0);
  EXPECT_EQ(health_.changes(), changes + 3) << "back";
}

TEST_F(ShardHealthTest, OneThatIsDownKeepsItsLastState) {
  health_.look(0);
  down_[1] = true;
  health_.look(0);
  ShardStatus const status = health_.status(0);
  EXPECT_FALSE(status.is_up);
  EXPECT_EQ(status.failure->message, "gone");
  EXPECT_EQ(status.state, state_);
  EXPECT_EQ(health_.states().front(), std::nullopt);
}

TEST_F(ShardHealthTest, IsLookedAtAgainAfterAGrowingPause) {
  down_[1] = true;
  std::chrono::milliseconds before{0};
  for (auto const pause : {500ms, 1'000ms, 2'000ms, 4'000ms, 8'000ms, 15'000ms, 15'000ms}) {
    health_.look(0);
    auto const left = health_.status(0).next_look - ShardHealth::Clock::now();
    EXPECT_LE(left, pause);
    EXPECT_GT(left, before);
    before = pause / 2;
  }
  EXPECT_EQ(health_.status(0).all_failures, 7u);
  int const looks = looks_[1];
  health_.look_at_due();
  EXPECT_EQ(looks_[1], looks) << "it is left alone";
  EXPECT_EQ(looks_[2], 1) << "the other one was due";
}

// One that answers looks but no searches would else keep a search waiting every half second.
TEST_F(ShardHealthTest, OneThatFailsSoonAgainIsLeftAloneForLonger) {
  health_.look(0);
  health_.note_failure(0, kGone);
  health_.look(0);
  EXPECT_TRUE(health_.status(0).is_up);
  health_.note_failure(0, kGone);
  EXPECT_GT(health_.status(0).next_look - ShardHealth::Clock::now(), 600ms);
}

TEST_F(ShardHealthTest, ManyWhoWaitedInVainAreOneFailure) {
  health_.look(0);
  for (int i = 0; i < 5; ++i) health_.note_failure(0, kGone);
  EXPECT_EQ(health_.status(0).all_failures, 1u);
}

TEST_F(ShardHealthTest, ASlowOneIsDown) {
  delay_ = 80ms;
  health_.look(0);
  ShardStatus const status = health_.status(0);
  EXPECT_FALSE(status.is_up);
  EXPECT_EQ(status.failure->code, ErrorCode::Unavailable);
  EXPECT_NE(status.failure->message.find("tcp://h:1"), std::string::npos);
}

TEST_F(ShardHealthTest, RemoteOnesAreLookedAtAtOnce) {
  waits_for_both_ = true;  // one after another, the first would wait for ever
  health_.look_at_all();
  EXPECT_TRUE(health_.has_looked());
}

TEST_F(ShardHealthTest, NewsOfReadersCountIfTheyAreNewer) {
  health_.look(0);
  ShardState newer = state_;
  ++newer.commits;
  health_.note_state(0, newer, ShardHealth::Clock::now() - 1h);
  EXPECT_EQ(health_.status(0).state, state_) << "a connection that is older than the look";
  health_.note_state(0, newer, ShardHealth::Clock::now());
  EXPECT_EQ(health_.status(0).state, newer);
}

TEST(SharedShardHealth, IsOneForAllWhoSearchAnIndex) {
  auto const index = ShardList::parse({"tcp://h:1", "a.db"}).value();
  auto const health = shared_shard_health(index, {});
  EXPECT_EQ(shared_shard_health(index, {}), health);
  EXPECT_NE(shared_shard_health(ShardList::parse({"a.db", "tcp://h:1"}).value(), {}), health);
}

}  // namespace
}  // namespace tracuu::store
