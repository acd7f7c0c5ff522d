// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/served_shard.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <string>
#include <thread>

extern char** environ;

namespace tracuu::test {

namespace {

constexpr auto kStartingTime = std::chrono::seconds(10);

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

std::uint16_t free_port() {
  int const listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof(address);
  bool const is_bound =
      bind(listener, reinterpret_cast<sockaddr const*>(&address), sizeof(address)) == 0 &&
      getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  close(listener);
  if (!is_bound) throw std::runtime_error("no port is free");
  return ntohs(address.sin_port);
}

bool is_served(std::uint16_t port) {
  int const probe = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in const address = loopback(port);
  bool const is_open =
      connect(probe, reinterpret_cast<sockaddr const*>(&address), sizeof(address)) == 0;
  close(probe);
  return is_open;
}

pid_t start(std::filesystem::path const& database, std::uint16_t port) {
  std::string arguments[] = {"xapian-tcpsrv",  "--quiet", "--interface",
                             "127.0.0.1",      "--port",  std::to_string(port),
                             database.string()};
  char* pointers[std::size(arguments) + 1] = {};
  for (std::size_t i = 0; i < std::size(arguments); ++i) pointers[i] = arguments[i].data();
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t server = -1;
  int const failed = posix_spawnp(&server, pointers[0], nullptr, &attributes, pointers, environ);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) throw std::runtime_error("xapian-tcpsrv (package xapian-tools) can't be run");
  return server;
}

}  // namespace

ServedShard::ServedShard(std::filesystem::path const& database)
    : database_(database), port_(free_port()), server_(start(database, port_)) {
  wait_until_served();
}

ServedShard::~ServedShard() {
  kill();
}

std::string ServedShard::address() const {
  return "tcp://127.0.0.1:" + std::to_string(port_);
}

void ServedShard::kill() {
  if (server_ < 0) return;
  ::kill(-server_, SIGKILL);
  waitpid(server_, nullptr, 0);
  server_ = -1;
}

void ServedShard::pause() const {
  ::kill(-server_, SIGSTOP);
}

void ServedShard::resume() const {
  ::kill(-server_, SIGCONT);
}

void ServedShard::restart() {
  kill();
  server_ = start(database_, port_);
  wait_until_served();
}

void ServedShard::wait_until_served() const {
  auto const end = std::chrono::steady_clock::now() + kStartingTime;
  while (!is_served(port_)) {
    if (std::chrono::steady_clock::now() > end) throw std::runtime_error("nothing is served");
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace tracuu::test
