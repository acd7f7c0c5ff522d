// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace tracuu::test {

/// One connection that the server has accepted.
class Connection {
 public:
  explicit Connection(int socket) : socket_(socket) {}

  /// False if the other side is gone.
  bool send(std::string_view bytes) const;
  /// Up to the blank line; empty at the end.
  [[nodiscard]] std::string read_head() const;
  /// Whether the other side closed it; waits for that, or for bytes, for a second at most.
  [[nodiscard]] bool is_closed() const;

 private:
  int socket_;
};

/// A server on a free port of 127.0.0.1 that says what a test tells it, byte for byte.
class ScriptedServer {
 public:
  /// Answers one request, of which it gets the head; false closes the connection after it.
  using Script = std::function<bool(Connection const&, std::string const& head)>;

  explicit ScriptedServer(Script script);
  /// Sends `answer` to each request and closes the connection.
  explicit ScriptedServer(std::string answer);
  ScriptedServer(ScriptedServer const&) = delete;
  ScriptedServer& operator=(ScriptedServer const&) = delete;
  ~ScriptedServer();

  /// "http://127.0.0.1:4711" and `target`.
  [[nodiscard]] std::string url(std::string_view target = "/") const;
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] int connections() const { return connections_; }
  [[nodiscard]] int most_at_once() const { return most_at_once_; }

 private:
  void accept_all();
  void serve(int socket);

  Script script_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> ends_ = false;
  std::atomic<int> connections_ = 0;
  std::atomic<int> open_ = 0;
  std::atomic<int> most_at_once_ = 0;
  std::mutex mutex_;
  std::vector<int> sockets_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace tracuu::test
