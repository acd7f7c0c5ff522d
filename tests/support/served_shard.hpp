// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace tracuu::test {

/// A database that Debian's xapian-tcpsrv serves on loopback as long as this lives. It has a
/// process group of its own: on SIGTERM the server ends all of its group.
class ServedShard {
 public:
  /// Serves the database in this folder, at a port that is free. Throws std::runtime_error if it
  /// can't be started within some seconds.
  explicit ServedShard(std::filesystem::path const& database);
  ServedShard(ServedShard const&) = delete;
  ServedShard& operator=(ServedShard const&) = delete;
  ~ServedShard();

  [[nodiscard]] std::uint16_t port() const { return port_; }

  /// "tcp://127.0.0.1:PORT".
  [[nodiscard]] std::string address() const;

  /// Ends it and all of its connections at once, as a machine that loses its power.
  void kill();

  /// It answers no more, and its connections stay, as a machine that hangs; resume() ends that.
  void pause() const;
  void resume() const;

  /// After kill(): serves the database again, at the port that it had.
  void restart();

 private:
  void wait_until_served() const;

  std::filesystem::path database_;
  std::uint16_t port_ = 0;
  pid_t server_ = -1;
};

}  // namespace tracuu::test
