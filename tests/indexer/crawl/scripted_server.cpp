// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/crawl/scripted_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace tracuu::test {

bool Connection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string Connection::read_head() const {
  std::string head;
  char byte = 0;
  while (!head.ends_with("\r\n\r\n")) {
    if (recv(socket_, &byte, 1, 0) != 1) return "";
    head += byte;
  }
  return head;
}

bool Connection::is_closed() const {
  pollfd waits{socket_, POLLIN, 0};
  char byte = 0;
  return poll(&waits, 1, 1000) == 1 && recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) <= 0;
}

ScriptedServer::ScriptedServer(Script script) : script_(std::move(script)) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t bytes = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, any, bytes) != 0 || listen(listener_, 64) != 0 ||
      getsockname(listener_, any, &bytes) != 0) {
    throw std::runtime_error("no free port on 127.0.0.1");
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

ScriptedServer::ScriptedServer(std::string answer)
    : ScriptedServer([said = std::move(answer)](Connection const& connection, std::string const&) {
        connection.send(said);
        return false;
      }) {}

ScriptedServer::~ScriptedServer() {
  ends_ = true;
  shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  {
    std::lock_guard const lock(mutex_);
    for (int const each : sockets_) shutdown(each, SHUT_RDWR);
  }
  for (std::thread& each : threads_) each.join();
  close(listener_);
}

std::string ScriptedServer::url(std::string_view target) const {
  return "http://127.0.0.1:" + std::to_string(port_) + std::string(target);
}

void ScriptedServer::accept_all() {
  while (!ends_) {
    int const accepted = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (accepted < 0) continue;
    std::lock_guard const lock(mutex_);
    sockets_.push_back(accepted);
    threads_.emplace_back([this, accepted] { serve(accepted); });
  }
}

void ScriptedServer::serve(int socket) {
  ++connections_;
  int const now = ++open_;
  int most = most_at_once_;
  while (now > most && !most_at_once_.compare_exchange_weak(most, now)) continue;
  Connection const connection(socket);
  for (bool goes_on = true; goes_on;) {
    std::string const head = connection.read_head();
    goes_on = !head.empty() && script_(connection, head);
  }
  --open_;
  std::lock_guard const lock(mutex_);
  std::erase(sockets_, socket);
  close(socket);
}

}  // namespace tracuu::test
