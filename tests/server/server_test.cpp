// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.hpp"

#include <gtest/gtest.h>

#include "tests/server/raw_client.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

ServerConfig config_for(std::filesystem::path index) {
  ServerConfig config;
  config.index = std::move(index);
  config.port = 0;
  return config;
}

TEST(Server, ServesAnIndex) {
  auto server = Server::start(config_for(make_test_index(test::sample_announcements())));
  ASSERT_TRUE(server) << to_string(server.error());
  EXPECT_NE(server->port(), 0);
  EXPECT_EQ(ask(server->port(), get("/")).status, 200);
  EXPECT_EQ(ask(server->port(), get("/search?q=c%E1%BA%A3i+c%C3%A1ch")).status, 200);
  EXPECT_EQ(ask(server->port(), get("/announcements/gv-1")).status, 200);
  std::string const id = "https%3A%2F%2Fhn.gov.vn%2Ftb%3Fso%3D88%26nam%3D2022";
  EXPECT_EQ(ask(server->port(), get("/api/v1/announcements/" + id)).status, 200);
  Server moved = std::move(*server);
  EXPECT_EQ(ask(moved.port(), get("/healthz")).status, 200);
  moved.stop();
  moved.wait();
}

TEST(Server, TellsAtTheStartThatThereIsNoIndex) {
  auto const server = Server::start(config_for("/nonexistent/index"));
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().code, base::ErrorCode::IndexMissing);
}

TEST(Server, RefusesPublicShardsUnlessTheyAreWanted) {
  ServerConfig config;
  config.port = 0;
  config.index = store::ShardList::parse({"tcp://203.0.113.7:7101"}).value();
  auto const refused = Server::start(config);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::InvalidArgument);
  EXPECT_NE(refused.error().hint.find("shards.allow_public"), std::string::npos);
}

TEST(Server, RefusesSettingsOutOfRange) {
  auto const index = make_test_index(test::sample_announcements());
  auto const code_with = [&](auto change) {
    ServerConfig config = config_for(index);
    change(config);
    auto const server = Server::start(config);
    return server ? base::ErrorCode::Internal : server.error().code;
  };
  using base::ErrorCode;
  EXPECT_EQ(code_with([](auto& c) { c.io_threads = 0; }), ErrorCode::InvalidArgument);
  EXPECT_EQ(code_with([](auto& c) { c.workers = 257; }), ErrorCode::InvalidArgument);
  EXPECT_EQ(code_with([](auto& c) { c.queue_capacity = 0; }), ErrorCode::InvalidArgument);
  EXPECT_EQ(code_with([](auto& c) { c.max_connections = 0; }), ErrorCode::InvalidArgument);
  EXPECT_EQ(code_with([](auto& c) { c.header_limit_bytes = 10; }), ErrorCode::InvalidArgument);
  EXPECT_EQ(code_with([](auto& c) { c.address = "example.org"; }), ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace tracuu::server
