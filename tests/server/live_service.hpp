// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/http_service.hpp"
#include "server/routes.hpp"
#include "tests/server/gate.hpp"
#include "tests/server/raw_client.hpp"

namespace tracuu::server {

/// A server in this process, on a free port, with the real routes and three more:
/// /slow waits at gate(), /throw throws, /api/throw too. Each test starts its own.
class LiveService : public ::testing::Test {
 protected:
  LiveService();
  ~LiveService() override;

  /// Starts the server as `config_` says.
  void start();

  [[nodiscard]] std::uint16_t port() const { return service_->port(); }
  [[nodiscard]] std::vector<std::string> log_lines();
  /// The number after `metric`, with its labels, in /metrics; 0 if it is not there.
  [[nodiscard]] int measured(std::string const& metric) const;
  /// Waits until that many searches wait for a worker; false if that takes too long.
  [[nodiscard]] bool has_queued(int searches) const;
  /// Waits until that many connections are open, the one that asks not counted.
  [[nodiscard]] bool has_connections(int connections) const;
  static Gate& gate();

  std::shared_ptr<LiveIndex> live_;  ///< with it, the routes that change the index are there
  ServerConfig config_;              ///< small limits and short deadlines; change before start()
  std::unique_ptr<HttpService> service_;

 private:
  std::mutex log_mutex_;
  std::vector<std::string> log_lines_;
};

}  // namespace tracuu::server
