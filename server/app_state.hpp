// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>

#include "server/server_config.hpp"

namespace tracuu::server {

/// What all parts of a running server may see. Thread-safe: the configuration
/// does not change, the flag is atomic, and the log function must be safe itself.
class AppState {
 public:
  explicit AppState(ServerConfig config) : config_(std::move(config)) {}

  [[nodiscard]] ServerConfig const& config() const { return config_; }

  /// True once a stop has begun: answers then close their connections.
  [[nodiscard]] bool is_draining() const { return is_draining_.load(std::memory_order_relaxed); }
  void set_draining() { is_draining_.store(true, std::memory_order_relaxed); }

  /// Hands `line` (one line, no newline) to the log function, if there is one.
  void log(std::string const& line) const {
    if (config_.log) config_.log(line);
  }

 private:
  ServerConfig const config_;
  std::atomic<bool> is_draining_{false};
};

}  // namespace tracuu::server
