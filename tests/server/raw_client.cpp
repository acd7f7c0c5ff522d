// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/raw_client.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <utility>

namespace tracuu::server {

RawClient::RawClient(std::uint16_t port, int receive_buffer)
    : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  if (receive_buffer > 0) {
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof(receive_buffer));
  }
  timeval const timeout{5, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout));
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof(timeout));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) {
    ::close(socket_);
    socket_ = -1;
  }
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::size_t RawClient::read_some(std::size_t bytes) {
  char buffer[65'536];
  ssize_t const read = ::recv(socket_, buffer, std::min(bytes, sizeof(buffer)), 0);
  return read <= 0 ? 0 : static_cast<std::size_t>(read);
}

std::string RawClient::read_to_end() {
  while (receive()) {
  }
  return std::exchange(received_, "");
}

std::string RawClient::read_to_end_of_chunks() {
  while (!received_.ends_with("\r\n0\r\n\r\n") && receive()) {
  }
  return std::exchange(received_, "");
}

bool RawClient::receive() {
  char buffer[16'384];
  ssize_t const bytes = ::recv(socket_, buffer, sizeof(buffer), 0);
  if (bytes <= 0) return false;
  received_.append(buffer, static_cast<std::size_t>(bytes));
  return true;
}

Reply RawClient::read_reply(bool to_head) {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive()) return {};
  }
  Reply reply;
  std::string_view head = std::string_view(received_).substr(0, end + 2);
  reply.status = std::atoi(std::string(head.substr(9, 3)).c_str());
  head.remove_prefix(head.find("\r\n") + 2);
  while (!head.empty()) {
    std::string_view const line = head.substr(0, head.find("\r\n"));
    std::string name(line.substr(0, line.find(':')));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    reply.headers[name] = line.substr(line.find(':') + 2);
    head.remove_prefix(line.size() + 2);
  }
  if (!to_head && reply.headers.contains("transfer-encoding")) {
    received_.erase(0, end + 4);
    return read_chunks(reply) ? reply : Reply{};
  }
  auto const length = reply.headers.find("content-length");
  std::size_t const body_bytes = to_head || length == reply.headers.end()
                                     ? 0
                                     : std::strtoul(length->second.c_str(), nullptr, 10);
  while (received_.size() < end + 4 + body_bytes) {
    if (!receive()) return {};
  }
  reply.body = received_.substr(end + 4, body_bytes);
  received_.erase(0, end + 4 + body_bytes);
  return reply;
}

bool RawClient::read_chunks(Reply& reply) {
  for (;;) {
    std::size_t line_end = 0;
    while ((line_end = received_.find("\r\n")) == std::string::npos) {
      if (!receive()) return false;
    }
    std::size_t const bytes = std::strtoul(received_.c_str(), nullptr, 16);
    while (received_.size() < line_end + 2 + bytes + 2) {
      if (!receive()) return false;
    }
    reply.body.append(received_, line_end + 2, bytes);
    received_.erase(0, line_end + 2 + bytes + 2);
    if (bytes == 0) return true;
  }
}

bool RawClient::is_answered_within(std::chrono::milliseconds time) const {
  pollfd waiting{socket_, POLLIN, 0};
  return !received_.empty() || ::poll(&waiting, 1, static_cast<int>(time.count())) == 1;
}

bool RawClient::is_closed_within(std::chrono::milliseconds time) {
  if (!received_.empty()) return false;
  pollfd waiting{socket_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(time.count())) != 1) return false;
  char byte = 0;
  return ::recv(socket_, &byte, 1, 0) <= 0;
}

std::string get(std::string_view target) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

Reply ask(std::uint16_t port, std::string_view bytes) {
  RawClient client(port);
  client.send(bytes);
  return client.read_reply(bytes.starts_with("HEAD "));
}

}  // namespace tracuu::server
