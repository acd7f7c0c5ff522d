// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "server/http/net.hpp"

namespace tracuu::server {

/// The bytes of one connection, read and written under a deadline. Not thread-safe: to be used on
/// the executor of its socket only.
class Channel {
 public:
  explicit Channel(tcp::socket socket) : stream_(std::move(socket)) {}

  [[nodiscard]] net::any_io_executor executor() { return stream_.get_executor(); }

  /// The address of the other end; unspecified if it has left already.
  [[nodiscard]] net::ip::address peer() const;

  /// False once the client has closed the connection, or its half of it: nobody who does either
  /// reads an answer. Bytes that it sent before do not hide that.
  [[nodiscard]] bool is_open();

  /// Whether bytes have come that were not read yet.
  [[nodiscard]] bool has_bytes() const;

  /// When what is awaited gives up, and what is begun after this call.
  void set_deadline(std::chrono::milliseconds from_now) { stream_.expires_after(from_now); }

  /// Makes what is awaited end as if the client had left.
  void cancel() { stream_.cancel(); }

  void close() { stream_.close(); }

  /// Reads at least one byte into `room`, which is not empty; how many. 0: the client left, or
  /// the deadline passed.
  net::awaitable<std::size_t> read(net::mutable_buffer room);

  /// Writes all of the parts, in one go where the system takes it. They must outlive the write.
  /// False if the client left, or the deadline passed.
  net::awaitable<bool> write(std::string_view first, std::string_view second = {},
                             std::string_view third = {});

  /// Says that no more comes, reads on briefly and closes. Without the reading, what
  /// the client still sends would make the system reset the connection, and the
  /// client would lose an answer that it has not read yet.
  net::awaitable<void> hang_up();

 private:
  beast::tcp_stream stream_;
};

}  // namespace tracuu::server
