// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "server/handlers/status_handler.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

TEST(HealthHandler, TurnsAwayTrafficWhileDraining) {
  AppState state{ServerConfig{}};
  auto const healthy = handle_health({}, {}, state);
  EXPECT_EQ(healthy->status, 200);
  EXPECT_EQ(healthy->body, R"({"status":"ok"})");
  state.set_draining();
  auto const draining = handle_health({}, {}, state);
  EXPECT_EQ(draining->status, 503);
  EXPECT_EQ(draining->body, R"({"status":"draining"})");
}

TEST(ReadyHandler, SaysWhichRevisionIsSearched) {
  ServerConfig config;
  config.index = make_test_index(test::sample_announcements());
  AppState state{config};
  auto const ready = handle_ready({}, {}, state);
  EXPECT_EQ(ready->status, 200);
  auto searcher = search::Searcher::open(config.index).value();
  auto const identity = searcher.identity().value();
  EXPECT_EQ(ready->body, R"({"status":"ready","revision":")" + searcher.revision().value() +
                             R"(","index":{"uuid":")" + identity.uuid + R"(","revision":)" +
                             std::to_string(identity.revision) + "}}");
  state.set_draining();
  EXPECT_EQ(handle_ready({}, {}, state)->body, R"({"status":"draining"})");
}

TEST(ReadyHandler, WithoutAnIndexNothingIsReady) {
  ServerConfig config;
  config.index = "/nonexistent/index";
  auto const response = handle_ready({}, {}, AppState{config});
  EXPECT_EQ(response->status, 503);
  EXPECT_EQ(response->body, R"({"status":"no_index"})");
}

}  // namespace
}  // namespace tracuu::server
