// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/problem.hpp"
#include "server/http/request.hpp"

namespace tracuu::server {

inline constexpr std::size_t kMaxTargetBytes = 4'096;

enum class HeadScanState {
  Incomplete,  ///< the blank line that ends the head has not come yet
  Complete,
  Malformed,  ///< a bare CR or LF, a folded line or NUL: never valid, whatever follows
};

struct HeadScan {
  HeadScanState state = HeadScanState::Incomplete;
  std::size_t head_bytes = 0;  ///< of a complete head, with its blank line
};

/// Looks for the end of the request head at the start of `bytes`. Stricter than
/// Beast: programs disagree about continued lines and bare line ends, so neither
/// is accepted.
[[nodiscard]] HeadScan scan_head(std::string_view bytes);

/// A request head, taken apart. If `problem` is set the connection can't be
/// used further: answer and close. The rest then holds what could be read, so
/// that the answer suits the client.
struct RequestHead {
  Request request;
  int version = 11;  ///< 10 or 11
  bool keep_alive = false;
  std::uint64_t body_bytes = 0;   ///< by Content-Length
  bool is_chunked = false;        ///< the body comes in chunks, which tell its end
  bool is_body_read = false;      ///< all of the body was received; for who reads it to set
  bool has_form = false;          ///< the body is application/x-www-form-urlencoded
  bool expects_continue = false;  ///< the client waits for "100 Continue" before it sends the body
  /// Of an absolute form, else the Host field as sent; empty if there was none.
  std::string host;
  std::optional<Problem> problem;

  [[nodiscard]] bool has_body() const { return is_chunked || body_bytes > 0; }
};

/// Parses a head that scan_head found complete and checks its framing: refuses
/// any Transfer-Encoding but "chunked", alone and in HTTP/1.1; one beside a
/// Content-Length; more than one Content-Length or one that is not a plain number; a body on GET
/// and HEAD (400) or over `body_limit_bytes` (413), HTTP/1.1 without exactly one Host, a host that
/// is none (400), targets over kMaxTargetBytes (414) or badly encoded (400), other versions (505).
/// Thread-safe.
[[nodiscard]] RequestHead read_head(std::string_view head, std::uint64_t body_limit_bytes);

/// The answer to a head that outgrew the limit: 414 if it is the request line
/// that did, else 431. `bytes` is its beginning.
[[nodiscard]] RequestHead read_oversized_head(std::string_view bytes);

/// The answer to a head that scan_head found malformed.
[[nodiscard]] RequestHead read_malformed_head();

}  // namespace tracuu::server
