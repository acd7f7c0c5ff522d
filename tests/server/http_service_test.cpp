// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http_service.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <thread>

#include "tests/server/live_service.hpp"
#include "tests/support/comes_true.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

class HttpServiceTest : public LiveService {
 protected:
  void reload_as(ServerConfig wanted) {
    std::lock_guard const lock(mutex_);
    wanted_ = std::move(wanted);
  }

  void start_reloadable() {
    wanted_ = config_;
    config_.reload = [this]() -> base::Result<ServerConfig> {
      std::lock_guard const lock(mutex_);
      if (is_broken_) return base::Error{base::ErrorCode::InvalidArgument, "conf:3: nonsense", ""};
      return wanted_;
    };
    start();
  }

  std::mutex mutex_;
  ServerConfig wanted_;
  bool is_broken_ = false;
};

std::string allowed_origin(std::uint16_t port) {
  return ask(port, get("/api/v1/search?q=a")).headers["access-control-allow-origin"];
}

TEST_F(HttpServiceTest, AReloadChangesWhatItCanAndSaysWhatItCanNot) {
  start_reloadable();
  EXPECT_EQ(allowed_origin(port()), "*");
  ServerConfig wanted = config_;
  wanted.runtime.cors_origins = {};
  wanted.runtime.log_query = true;
  wanted.workers = 7;
  wanted.drain_timeout = 1s;
  reload_as(wanted);
  service_->reload();
  EXPECT_EQ(allowed_origin(port()), "");
  ASSERT_EQ(log_lines().size(), 1u);
  EXPECT_EQ(log_lines()[0], "reload: done; these need a restart: workers, drain_timeout");
}

TEST_F(HttpServiceTest, TheSupervisorHearsOfAReloadAndOfItsEnd) {
  std::vector<std::string> told;
  config_.supervision.tell = [&](ServicePhase phase, std::string const& status) {
    if (phase == ServicePhase::Stopping) return;
    told.push_back((phase == ServicePhase::Ready ? "ready: " : "reloading: ") + status);
  };
  start_reloadable();
  service_->reload();
  is_broken_ = true;
  service_->reload();
  EXPECT_EQ(told, (std::vector<std::string>{"reloading: reading the configuration again",
                                            "ready: serving; configuration read again",
                                            "reloading: reading the configuration again",
                                            "ready: serving; reload refused: conf:3: nonsense"}));
  service_.reset();
}

TEST_F(HttpServiceTest, ABadConfigurationChangesNothing) {
  start_reloadable();
  ServerConfig wanted = config_;
  wanted.runtime.cors_origins = {"nonsense"};
  reload_as(wanted);
  service_->reload();
  EXPECT_EQ(allowed_origin(port()), "*");
  is_broken_ = true;
  service_->reload();
  EXPECT_EQ(allowed_origin(port()), "*");
  ASSERT_EQ(log_lines().size(), 2u);
  EXPECT_TRUE(log_lines()[0].starts_with("reload: refused")) << log_lines()[0];
  EXPECT_NE(log_lines()[1].find("conf:3: nonsense"), std::string::npos) << log_lines()[1];
}

TEST_F(HttpServiceTest, ReloadsAtEveryHangup) {
  start_reloadable();
  service_->reload_on_hangup();
  for (std::size_t round = 1; round <= 2; ++round) {
    ::raise(SIGHUP);
    EXPECT_TRUE(test::comes_true([&] { return log_lines().size() >= round; }));
    EXPECT_EQ(log_lines().size(), round);
  }
  EXPECT_EQ(ask(port(), get("/healthz")).status, 200);
}

TEST_F(HttpServiceTest, OneAnswerIsOneLine) {
  std::mutex mutex;
  std::vector<std::string> lines;
  config_.access_log = [&](std::string const& line) {
    std::lock_guard const lock(mutex);
    lines.push_back(line);
  };
  start();
  (void)ask(port(),
            "GET /search?q=ten+nguoi HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 6.6.6.6, "
            "203.0.113.7\r\n\r\n");
  (void)ask(port(), "GARBAGE\r\n\r\n");
  service_->stop();
  service_->wait();
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find("\"client\":\"203.0.113.7\",\"method\":\"GET\",\"path\":\"/search\""),
            std::string::npos)
      << lines[0];
  EXPECT_EQ(lines[0].find("nguoi"), std::string::npos) << "queries are private";
  EXPECT_NE(lines[1].find("\"status\":400"), std::string::npos) << lines[1];
}

// It used to have the rights of the proxy that passed it on.
TEST_F(HttpServiceTest, NobodyHasNoRights) {
  config_.runtime.requests_per_second = 1;
  config_.runtime.request_burst = 2;
  start();
  EXPECT_EQ(ask(port(), get("/metrics")).status, 200) << "the proxy's own request";
  std::string const head = "GET /metrics HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ";
  EXPECT_EQ(ask(port(), head + "unknown\r\n\r\n").status, 404);
  EXPECT_EQ(ask(port(), head + "300.1.1.1\r\n\r\n").status, 404);
  EXPECT_EQ(ask(port(), head + "elsewhere\r\n\r\n").status, 429) << "all of them are one client";
}

TEST_F(HttpServiceTest, MetricsAreForThoseWhoMayRead) {
  config_.runtime.metrics_allow = {"203.0.113.0/24"};
  start();
  std::string const head = "GET /metrics HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ";
  EXPECT_EQ(ask(port(), get("/metrics")).status, 404);
  EXPECT_EQ(ask(port(), head + "198.51.100.1\r\n\r\n").status, 404);
  Reply allowed = ask(port(), head + "203.0.113.9\r\n\r\n");
  EXPECT_EQ(allowed.status, 200);
  EXPECT_EQ(allowed.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_NE(allowed.body.find("tracuu_connections 1\n"), std::string::npos) << allowed.body;
  for (char const* no_address : {"unknown", "203.0.113.9, 300.1.1.1", "203.0.113.9,"}) {
    EXPECT_EQ(ask(port(), head + no_address + "\r\n\r\n").status, 404) << no_address;
  }
  EXPECT_NE(allowed.body.find("tracuu_queue_capacity{lane=\"cheap\"} 1\n"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::server
