// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/shutdown.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <future>

#include "tests/server/live_service.hpp"
#include "tests/support/comes_true.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

class ShutdownTest : public LiveService {
 protected:
  // True if wait() returns in `time`.
  bool stops_within(std::chrono::milliseconds time) {
    waiting_ = std::async(std::launch::async, [this] { service_->wait(); });
    return waiting_.wait_for(time) == std::future_status::ready;
  }

  std::future<void> waiting_;
};

TEST_F(ShutdownTest, WithNothingToDoItIsQuick) {
  start();
  EXPECT_EQ(ask(port(), get("/healthz")).status, 200);
  service_->stop();
  service_->stop();  // harmless
  EXPECT_TRUE(stops_within(2s));
}

TEST_F(ShutdownTest, FinishesTheRequestInFlight) {
  start();
  RawClient client(port());
  client.send(get("/slow") + get("/healthz"));
  gate().wait_for(1);
  std::uint16_t const old_port = port();
  service_->stop();
  EXPECT_TRUE(test::comes_true([&] { return ask(old_port, get("/healthz")).status == 0; }))
      << "nothing new is accepted";
  gate().open();
  Reply reply = client.read_reply();
  EXPECT_EQ(reply.body, "\"slow\"");
  EXPECT_EQ(reply.headers["connection"], "close");
  EXPECT_TRUE(client.is_closed_within(1s)) << "the pipelined request is for another server";
  EXPECT_TRUE(stops_within(2s));
}

TEST_F(ShutdownTest, ClosesIdleConnectionsAtOnce) {
  config_.idle_timeout = 30s;
  start();
  RawClient idle(port());
  idle.send(get("/healthz"));
  EXPECT_EQ(idle.read_reply().status, 200);
  service_->stop();
  EXPECT_TRUE(idle.is_closed_within(1s));
  EXPECT_TRUE(stops_within(1s));
}

// It used to be closed like one that waits between requests, and its request was lost.
TEST_F(ShutdownTest, AnswersTheFirstRequestOfANewConnection) {
  config_.read_timeout = 30s;
  start();
  RawClient fresh(port());
  RawClient silent(port());
  EXPECT_TRUE(has_connections(2));
  service_->stop();
  std::this_thread::sleep_for(100ms);
  fresh.send(get("/robots.txt"));
  Reply reply = fresh.read_reply();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.headers["connection"], "close");
  EXPECT_TRUE(silent.is_closed_within(1s)) << "one that asks nothing is not waited for long";
  EXPECT_TRUE(stops_within(2s));
}

TEST_F(ShutdownTest, TellsTheSupervisor) {
  std::atomic<int> told = 0;
  config_.supervision.tell = [&](ServicePhase phase, std::string const&) {
    if (phase == ServicePhase::Stopping) ++told;
  };
  start();
  EXPECT_EQ(told, 0);
  service_->stop();
  service_->stop();
  EXPECT_TRUE(stops_within(2s));
  EXPECT_EQ(told, 1);
}

TEST_F(ShutdownTest, CutsWhatIsLeftAtTheDrainTimeout) {
  config_.drain_timeout = 300ms;
  config_.read_timeout = 30s;
  start();
  RawClient half_sent(port());
  half_sent.send("GET / HTTP/1.1\r\nHo");
  RawClient running(port());
  running.send(get("/slow"));
  gate().wait_for(1);
  RawClient queued(port());
  queued.send(get("/slow"));
  EXPECT_TRUE(has_queued(1));
  service_->stop();
  EXPECT_TRUE(half_sent.is_closed_within(1s));
  EXPECT_TRUE(running.is_closed_within(1s));
  // The queued search was given up: as busy or, if the socket went first, without a word.
  int const status = queued.read_reply().status;
  EXPECT_TRUE(status == 503 || status == 0) << status;
  gate().open();  // a search that runs can't be cut
  EXPECT_TRUE(stops_within(2s));
}

TEST_F(ShutdownTest, ObeysSignals) {
  start();
  service_->stop_on_signals();
  ::raise(SIGTERM);
  EXPECT_TRUE(stops_within(2s));
}

TEST_F(ShutdownTest, TheDestructorStops) {
  start();
  RawClient client(port());
  client.send(get("/healthz"));
  EXPECT_EQ(client.read_reply().status, 200);
  service_.reset();
  EXPECT_TRUE(client.is_closed_within(1s));
}

TEST_F(ShutdownTest, UnderLoadEachAnswerIsWholeOrNone) {
  config_.workers = 2;
  config_.queue_capacity = 64;
  config_.io_threads = 2;
  start();
  std::atomic<int> answers = 0;
  std::vector<std::future<int>> clients;
  for (int i = 0; i < 16; ++i) {
    clients.push_back(std::async(std::launch::async, [&answers, port = port()] {
      RawClient client(port);
      int answered = 0;
      for (int n = 0; n < 1'000 && client.send(get("/api/v1/search?q=huy%E1%BB%87n")); ++n) {
        Reply const reply = client.read_reply();
        if (reply.status == 0) break;
        EXPECT_EQ(reply.status, 200);
        ++answered;
        ++answers;
        if (reply.headers.contains("connection")) break;
      }
      return answered;
    }));
  }
  EXPECT_TRUE(test::comes_true([&] { return answers >= 50; }));
  service_->stop();
  EXPECT_TRUE(stops_within(3s));
  int answered = 0;
  for (auto& client : clients) answered += client.get();
  EXPECT_GT(answered, 0);
}

}  // namespace
}  // namespace tracuu::server
