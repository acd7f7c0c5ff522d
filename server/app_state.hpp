// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "server/live_index.hpp"
#include "server/server_config.hpp"

namespace tracuu::server {

/// What all parts of a running server may see. Thread-safe: the configuration
/// does not change, the flag is atomic, and the log function must be safe itself.
class AppState {
 public:
  /// `live`: nothing if the index cannot be changed through the server.
  explicit AppState(ServerConfig config, std::shared_ptr<LiveIndex> live = nullptr)
      : config_(std::move(config)), live_(std::move(live)) {}

  [[nodiscard]] ServerConfig const& config() const { return config_; }

  [[nodiscard]] LiveIndex* live() const { return live_.get(); }

  /// True once a stop has begun: answers then close their connections.
  [[nodiscard]] bool is_draining() const { return is_draining_.load(std::memory_order_relaxed); }
  void set_draining() { is_draining_.store(true, std::memory_order_relaxed); }

  /// Hands `line` (one line, no newline) to the log function, if there is one.
  void log(std::string const& line) const {
    if (config_.log) config_.log(line);
  }

 private:
  ServerConfig const config_;
  std::shared_ptr<LiveIndex> const live_;
  std::atomic<bool> is_draining_{false};
};

}  // namespace tracuu::server
