// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace tracuu::server {

struct Reply {
  int status = 0;                              ///< 0 if no whole answer came
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// A connection to 127.0.0.1 that sends whatever bytes a test wants, which no
/// well-behaved HTTP client would. Blocking, gives up after five seconds.
class RawClient {
 public:
  /// With a `receive_buffer` (bytes) the system takes little more than that for it ahead of its
  /// reading; without, some MB on some machines.
  explicit RawClient(std::uint16_t port, int receive_buffer = 0);
  RawClient(RawClient const&) = delete;
  RawClient& operator=(RawClient const&) = delete;
  ~RawClient();

  /// False if the server has closed the connection.
  bool send(std::string_view bytes);

  /// Reads one answer; its body too unless `to_head`. No whole answer if a chunked body
  /// breaks off.
  Reply read_reply(bool to_head = false);

  /// Reads at most so many bytes of what comes and forgets them; how many there were.
  std::size_t read_some(std::size_t bytes);

  /// All bytes until the server closes the connection.
  std::string read_to_end();

  /// All bytes until the end of a chunked body, or of the connection.
  std::string read_to_end_of_chunks();

  /// True if there is something to read, or the connection is closed, in time.
  [[nodiscard]] bool is_answered_within(std::chrono::milliseconds time) const;

  /// True if the server closes the connection, and sends nothing more, in time.
  bool is_closed_within(std::chrono::milliseconds time);

 private:
  bool receive();
  bool read_chunks(Reply& reply);

  int socket_ = -1;
  std::string received_;
};

/// "GET <target> HTTP/1.1" with Host.
[[nodiscard]] std::string get(std::string_view target);

/// Sends `bytes` on a new connection and reads one answer.
[[nodiscard]] Reply ask(std::uint16_t port, std::string_view bytes);

}  // namespace tracuu::server
