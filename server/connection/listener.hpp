// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/result.hpp"
#include "server/connection/session.hpp"
#include "server/http/net.hpp"

namespace tracuu::server {

/// Accepts connections and hands each to a Session. Goes on after an accept
/// error (the process may be out of file descriptors) a little later.
class Listener {
 public:
  /// Binds and listens; nothing is accepted yet. InvalidArgument for an address
  /// that is none, Io if the system refuses it. `ioc` and what `service` names
  /// outlive the listener.
  [[nodiscard]] static base::Result<std::unique_ptr<Listener>> bind(net::io_context& ioc,
                                                                    ServiceParts service);

  /// The port that was bound.
  [[nodiscard]] std::uint16_t port() const { return port_; }

  /// Starts accepting, until stop().
  void start();

  /// Closes the listening socket. Thread-safe; may be called twice. The listener
  /// itself must live until `ioc` has no work left.
  void stop();

 private:
  Listener(net::io_context& ioc, ServiceParts service);

  [[nodiscard]] base::Result<void> open();
  net::awaitable<void> accept_connections();
  void take(tcp::socket socket);
  static net::awaitable<void> refuse(Channel& channel, Problem problem);

  net::io_context& ioc_;
  ServiceParts service_;
  tcp::acceptor acceptor_;   ///< on a strand, with all that touches it
  net::steady_timer pause_;  ///< on the same strand
  std::uint16_t port_ = 0;
  std::atomic<std::size_t> refusals_{0};  ///< being written now
};

}  // namespace tracuu::server
