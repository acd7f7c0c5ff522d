// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "server/connection/io_threads.hpp"
#include "server/connection/session.hpp"
#include "server/http/handler_memory.hpp"
#include "server/http/net.hpp"

namespace tracuu::server {

/// Accepts connections and hands each to a Session, on the contexts in turn. Goes on after an
/// accept error (the process may be out of file descriptors) a little later, and after a connection
/// for which there is no memory at once: it is closed and counted as refused.
class Listener {
 public:
  /// Binds and listens; nothing is accepted yet. InvalidArgument for an address
  /// that is none, Io if the system refuses it. `threads` and what `service` names
  /// outlive the listener. With a `socket`, which listens already, that one is taken, for good.
  [[nodiscard]] static base::Result<std::unique_ptr<Listener>> bind(IoThreads& threads,
                                                                    ServiceParts service,
                                                                    std::optional<int> socket = {});

  /// The port that was bound.
  [[nodiscard]] std::uint16_t port() const { return port_; }

  /// Starts accepting, until stop().
  void start();

  /// Closes the listening socket. Thread-safe; may be called twice. The listener
  /// itself must live until the threads have ended.
  void stop();

 private:
  Listener(IoThreads& threads, ServiceParts service);

  [[nodiscard]] base::Result<void> open();
  [[nodiscard]] base::Result<void> take_over(int socket);
  [[nodiscard]] base::Result<void> read_port();
  void wait_for_connection();
  void accept_connection();
  void wait_a_little();
  [[nodiscard]] std::string accept_one();
  void take(tcp::socket socket);
  void refuse(tcp::socket socket, Problem problem);
  void log(std::string const& failure) const noexcept;

  IoThreads& threads_;
  ServiceParts service_;
  // Waits that could fail for want of memory would end the listening. All on the first context.
  HandlerMemory wait_memory_;
  HandlerMemory pause_memory_;
  tcp::acceptor acceptor_;
  net::steady_timer pause_;
  std::uint16_t port_ = 0;
  std::atomic<std::size_t> refusals_{0};  ///< being written now
};

}  // namespace tracuu::server
