// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/listener.hpp"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "tests/server/live_service.hpp"
#include "tests/support/comes_true.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

class ListenerTest : public LiveService {
 protected:
  /// Two connections are served, a third gets `status`, until one of the two is closed. What
  /// the third was told.
  Reply expect_place_for_two(int status) {
    Reply refused;
    RawClient first(port());
    first.send(get("/healthz"));
    EXPECT_EQ(first.read_reply().status, 200);
    {
      RawClient second(port());
      second.send(get("/healthz"));
      EXPECT_EQ(second.read_reply().status, 200);
      RawClient third(port());
      third.send(get("/healthz"));
      refused = third.read_reply();
      EXPECT_EQ(refused.status, status);
      EXPECT_FALSE(refused.headers["retry-after"].empty());
      EXPECT_TRUE(third.is_closed_within(2s));
    }
    EXPECT_TRUE(test::comes_true([&] { return ask(port(), get("/healthz")).status == 200; }))
        << "a place is free again";
    return refused;
  }
};

TEST_F(ListenerTest, OneConnectionTooManyIsToldToComeBack) {
  config_.max_connections = 2;
  start();
  expect_place_for_two(503);
}

TEST_F(ListenerTest, OneAddressHasOnlySoManyConnections) {
  config_.runtime.trusted_proxies = {};
  config_.runtime.max_connections_per_address = 2;
  start();
  Reply const refused = expect_place_for_two(429);
  EXPECT_NE(refused.body.find("TooManyConnections"), std::string::npos);
}

TEST_F(ListenerTest, AProxyHasAllTheConnectionsItNeeds) {
  config_.runtime.max_connections_per_address = 1;
  start();
  RawClient first(port());
  first.send(get("/healthz"));
  EXPECT_EQ(first.read_reply().status, 200);
  EXPECT_EQ(ask(port(), get("/healthz")).status, 200);
}

// What used to happen to Beast's example servers (boostorg/beast#3010): one failed accept and
// they never accepted again, or spun.
TEST_F(ListenerTest, GoesOnAfterRunningOutOfDescriptors) {
  start();
  EXPECT_EQ(ask(port(), get("/healthz")).status, 200);
  std::this_thread::sleep_for(100ms);
  rlimit normal{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &normal), 0);
  int const client_socket_to_be = ::dup(0);
  ::close(client_socket_to_be);
  rlimit low = normal;
  low.rlim_cur = static_cast<rlim_t>(client_socket_to_be) + 1;  // room for the client alone
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &low), 0);
  RawClient client(port());
  client.send(get("/healthz"));
  std::this_thread::sleep_for(500ms);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &normal), 0);
  EXPECT_EQ(client.read_reply().status, 200);
  auto const failures = log_lines().size();
  EXPECT_GE(failures, 1u);
  EXPECT_LE(failures, 4u) << "it spins";
}

int listening_socket(std::uint16_t& port) {
  int const socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  ::bind(socket, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  ::listen(socket, 16);
  port = ntohs(address.sin_port);
  return socket;
}

TEST_F(ListenerTest, TakesOverSocketsThatListenAlready) {
  std::uint16_t first_port = 0;
  std::uint16_t second_port = 0;
  config_.sockets = {listening_socket(first_port), listening_socket(second_port)};
  config_.address = "not looked at";
  RawClient early(first_port);
  early.send(get("/healthz"));
  start();
  EXPECT_EQ(port(), first_port);
  EXPECT_EQ(early.read_reply().status, 200) << "it was connected before the start";
  EXPECT_EQ(ask(second_port, get("/healthz")).status, 200);
}

TEST_F(ListenerTest, WhatIsNoSocketIsNotTakenOver) {
  config_.sockets = {::dup(0)};
  auto const service = HttpService::start(config_, make_routes());
  ASSERT_FALSE(service);
  EXPECT_EQ(service.error().code, base::ErrorCode::Io);
}

TEST_F(ListenerTest, TellsWhyItCanNotListen) {
  start();
  ServerConfig taken = config_;
  taken.port = port();
  auto const second = HttpService::start(taken, make_routes());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, base::ErrorCode::Io);
  EXPECT_NE(second.error().message.find(std::to_string(port())), std::string::npos);

  ServerConfig nonsense = config_;
  nonsense.address = "nowhere";
  auto const third = HttpService::start(nonsense, make_routes());
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().code, base::ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace tracuu::server
