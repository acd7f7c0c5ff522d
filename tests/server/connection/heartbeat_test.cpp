// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/heartbeat.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "tests/server/live_service.hpp"
#include "tests/support/comes_true.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

class HeartbeatTest : public LiveService {
 protected:
  HeartbeatTest() {
    config_.supervision.beat = [this] { ++beats_; };
    config_.supervision.beat_interval = 20ms;
  }

  ~HeartbeatTest() override {  // the service still beats
    gate().open();
    service_.reset();
  }

  /// How many beats there are in `time`.
  int beats_in(std::chrono::milliseconds time) {
    int const before = beats_;
    std::this_thread::sleep_for(time);
    return beats_ - before;
  }

  std::atomic<int> beats_ = 0;
};

TEST_F(HeartbeatTest, BeatsAsLongAsTheServiceRuns) {
  config_.io_threads = 2;
  start();
  EXPECT_TRUE(test::comes_true([&] { return beats_ >= 3; }));
  service_->stop();
  service_->wait();
  EXPECT_EQ(beats_in(100ms), 0);
}

TEST_F(HeartbeatTest, DoesNotBeatUnlessAsked) {
  config_.supervision.beat_interval = 0ms;
  start();
  EXPECT_EQ(beats_in(100ms), 0);
}

TEST_F(HeartbeatTest, StopsWhereSearchesWaitAndNoneEnds) {
  start();
  RawClient running(port());
  running.send(get("/slow"));
  gate().wait_for(1);
  EXPECT_TRUE(test::comes_true([&] { return beats_in(60ms) > 0; })) << "one long search is none";
  RawClient waiting(port());
  waiting.send(get("/slow"));
  EXPECT_TRUE(test::comes_true([&] { return beats_in(200ms) == 0; }));
  gate().open();
  EXPECT_EQ(waiting.read_reply().status, 200);
  EXPECT_TRUE(test::comes_true([&] { return beats_in(60ms) > 0; })) << "it beats again";
}

TEST_F(HeartbeatTest, StopsWhereAThreadOfSocketsIsStuck) {
  config_.io_threads = 2;
  std::atomic<bool> is_stuck = false;
  config_.access_log = [&](std::string const&) {
    while (is_stuck) std::this_thread::sleep_for(5ms);
  };
  start();
  is_stuck = true;
  RawClient client(port());
  client.send(get("/healthz"));
  EXPECT_TRUE(test::comes_true([&] { return beats_in(200ms) == 0; }));
  is_stuck = false;
  EXPECT_TRUE(test::comes_true([&] { return beats_in(60ms) > 0; }));
  service_.reset();  // before what its log looks at
}

}  // namespace
}  // namespace tracuu::server
