// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/client_watch.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "tests/server/live_service.hpp"
#include "tests/support/comes_true.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

std::string search_of(std::string const& client, std::string const& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + client + "\r\n\r\n";
}

class ClientWatchTest : public LiveService {
 protected:
  void SetUp() override {
    config_.queue_capacity = 8;
    config_.access_log = [this](std::string const& line) {
      std::lock_guard const lock(mutex_);
      if (line.find("\"status\":499") != std::string::npos) ++gone_;
    };
    start();
    running_.emplace(port());
    running_->send(get("/slow"));
    gate().wait_for(1);  // the only worker for cheap searches
  }

  [[nodiscard]] bool has_gone(int clients) {
    return test::comes_true([&] {
      std::lock_guard const lock(mutex_);
      return gone_ == clients;
    });
  }

  std::optional<RawClient> running_;

 private:
  std::mutex mutex_;
  int gone_ = 0;
};

TEST_F(ClientWatchTest, WhoGoesWhileItsRequestWaitsIsForgotten) {
  {
    RawClient kept(port());
    kept.send(search_of("203.0.113.1", "/api/v1/search?q=cai"));
    RawClient uncached(port());
    uncached.send(search_of("203.0.113.2", "/slow"));
    EXPECT_TRUE(has_queued(2));
  }
  EXPECT_TRUE(has_gone(2)) << "before any of them had its turn";
  gate().open();
  EXPECT_EQ(running_->read_reply().status, 200);
  EXPECT_TRUE(has_queued(0));
  EXPECT_EQ(ask(port(), get("/api/v1/search?q=cai")).status, 200) << "another search of it";
}

// What was sent after the request hides the end from a read, not from the watch.
TEST_F(ClientWatchTest, BytesSentAheadHideNothing) {
  {
    RawClient client(port());
    client.send(search_of("203.0.113.1", "/api/v1/search?q=cai") + get("/healthz"));
    EXPECT_TRUE(has_queued(1));
  }
  EXPECT_TRUE(has_gone(1));
}

TEST_F(ClientWatchTest, WhoJoinsASearchHasItThoughTheFirstGoes) {
  RawClient stays(port());
  {
    RawClient goes(port());
    goes.send(search_of("203.0.113.1", "/api/v1/search?q=cai"));
    EXPECT_TRUE(has_queued(1));
    stays.send(search_of("203.0.113.2", "/api/v1/search?q=cai"));
    EXPECT_TRUE(has_queued(2)) << "each brings a job";
  }
  EXPECT_TRUE(has_gone(1));
  gate().open();
  EXPECT_EQ(stays.read_reply().status, 200);
}

TEST_F(ClientWatchTest, AClientsFloodIsRefusedToItAlone) {
  std::vector<std::unique_ptr<RawClient>> flood;
  for (int i = 0; i < 20; ++i) {
    flood.push_back(std::make_unique<RawClient>(port()));
    flood.back()->send(
        search_of("203.0.113.1", "/api/v1/search?q=cai&size=" + std::to_string(i + 1)));
  }
  EXPECT_TRUE(has_queued(8));
  RawClient other(port());
  other.send(search_of("203.0.113.2", "/api/v1/search?q=thu"));
  EXPECT_FALSE(other.is_answered_within(50ms)) << "it waits, in the place of one of the flood";
  EXPECT_TRUE(has_queued(8));
  gate().open();
  EXPECT_EQ(other.read_reply().status, 200);
  int refused = 0;
  for (auto const& each : flood) {
    Reply reply = each->read_reply();
    if (reply.status != 503) continue;
    ++refused;
    EXPECT_FALSE(reply.headers["retry-after"].empty());
  }
  EXPECT_EQ(refused, 13);
}

TEST_F(ClientWatchTest, DearRequestsHaveWorkersOfTheirOwn) {
  EXPECT_EQ(ask(port(), get("/api/v1/explain?q=cai+cach")).status, 200)
      << "though the worker for cheap ones is held";
  EXPECT_EQ(ask(port(), get("/kho/compare?q=cai")).status, 200);
  EXPECT_EQ(ask(port(), get("/api/v1/search?q=c*+d*+e*+g*")).status, 200);
  gate().open();
}

TEST_F(ClientWatchTest, ReadinessTellsOfTheQueues) {
  RawClient waiting(port());
  waiting.send(get("/slow"));
  EXPECT_TRUE(has_queued(1));
  std::string const ready = ask(port(), get("/readyz")).body;
  EXPECT_NE(ready.find(R"("cheap":{"waiting":1,"oldest_ms":)"), std::string::npos) << ready;
  EXPECT_NE(ready.find(R"("saturation":1.0)"), std::string::npos) << ready;
  EXPECT_NE(ready.find(R"("dear":{"waiting":0,"oldest_ms":0,"saturation":0.0})"), std::string::npos)
      << ready;
  gate().open();
}

}  // namespace
}  // namespace tracuu::server
