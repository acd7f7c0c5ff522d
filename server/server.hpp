// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "base/result.hpp"
#include "formats/announcement_json.hpp"
#include "formats/export_writer.hpp"
#include "formats/search_json.hpp"
#include "server/state/server_config.hpp"

namespace tracuu::server {

/// The HTTP service. This header is all of `server/` that others may see; it also
/// brings search_json, announcement_json and ExportWriter, which the command line shares.
class Server {
 public:
  /// Opens the index once (so that a missing or foreign index is told at the
  /// start) and binds the port. InvalidArgument, Io, and what Searcher::open gives.
  [[nodiscard]] static base::Result<Server> start(ServerConfig config);

  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();  ///< stops, as stop() and wait() do

  /// The port that is listened on (of use when the config said 0).
  [[nodiscard]] std::uint16_t port() const;

  /// Begins a graceful stop: no new connections, requests in flight are
  /// finished or cut at the drain timeout. Thread-safe; may be called twice.
  void stop();

  /// Stops on SIGINT or SIGTERM, from now on.
  void stop_on_signals();

  /// Reads the configuration again on SIGHUP, from now on: ServerConfig::reload gives it, its
  /// `live` part counts at once, and the log says what else has changed and needs a restart. What
  /// can't be read or is out of range changes nothing.
  void reload_on_hangup();

  /// Returns when the server has stopped.
  void wait();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::server
