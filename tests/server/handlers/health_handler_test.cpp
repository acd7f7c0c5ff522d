// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/health_handler.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(HealthHandler, TurnsAwayTrafficWhileDraining) {
  AppState state{ServerConfig{}};
  auto const healthy = handle_health({}, state);
  EXPECT_EQ(healthy->status, 200);
  EXPECT_EQ(healthy->body, R"({"status":"ok"})");
  state.set_draining();
  auto const draining = handle_health({}, state);
  EXPECT_EQ(draining->status, 503);
  EXPECT_EQ(draining->body, R"({"status":"draining"})");
}

}  // namespace
}  // namespace tracuu::server
