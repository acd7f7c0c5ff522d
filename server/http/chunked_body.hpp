// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace tracuu::server {

/// A line between chunks, or the fields after the last one, may not be longer.
inline constexpr std::size_t kMaxChunkLineBytes = 4'096;

/// Decodes a body that is sent in chunks (RFC 9112 section 7.1), by Beast and more strictly: lines
/// end in CR LF, and none is folded. Extensions of chunks and the fields after the last one (the
/// trailer section) are read and forgotten. Not thread-safe.
///
///     "4\r\nabcd\r\n0\r\n\r\n"   ->   "abcd"
class ChunkedBody {
 public:
  enum class State {
    Incomplete,  ///< more has to come
    Whole,
    Malformed,
    TooLarge,  ///< the body is over its limit, or what stands between its bytes is
  };

  /// The body may have `limit_bytes`, and as many more may be spent on lines between its chunks.
  explicit ChunkedBody(std::uint64_t limit_bytes);
  ChunkedBody(ChunkedBody const&) = delete;
  ChunkedBody& operator=(ChunkedBody const&) = delete;
  ~ChunkedBody();

  /// Takes what it can of `bytes`, which follow those that it has taken; how many there were. What
  /// it has left of them must come again at the head of the next ones. It takes nothing of what
  /// follows the body, and nothing at all unless it is Incomplete.
  std::size_t take(std::string_view bytes);

  [[nodiscard]] State state() const { return state_; }

  /// The bytes of the body; then it has none. REQUIRES: it is Whole.
  [[nodiscard]] std::string release();

 private:
  struct Decoder;  // Beast's parser

  std::size_t take_bytes(std::string_view bytes);
  std::size_t take_line(std::string_view bytes);
  std::size_t parse(std::string_view bytes);

  std::unique_ptr<Decoder> decoder_;
  State state_ = State::Incomplete;
  std::uint64_t lines_limit_bytes_;
  std::uint64_t lines_bytes_ = 0;
};

}  // namespace tracuu::server
