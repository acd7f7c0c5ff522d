// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/bytes/byte_input.hpp"

namespace tracuu::indexer {

/// Looks ahead in a ByteInput and counts what was taken. Not thread-safe.
class ByteReader {
 public:
  explicit ByteReader(std::unique_ptr<ByteInput> input);

  /// The bytes at hand, more being read only when there are none; empty at the
  /// end. Valid until the next call that reads. Io as the input.
  [[nodiscard]] base::Result<std::string_view> peek();
  /// Takes the first `bytes` of peek().
  void take(std::size_t bytes);

  /// Reads up to a '\n', which is taken and left out, appending at most
  /// `max_bytes` to `line`: the rest is dropped. The number of bytes of the
  /// line, dropped ones too; nothing if the input is at its end.
  [[nodiscard]] base::Result<std::optional<std::uint64_t>> read_line(std::string& line,
                                                                     std::uint64_t max_bytes);

  /// Takes `bytes`, appending them to `*into` unless it is null. How many there
  /// were: fewer at the end of the input.
  [[nodiscard]] base::Result<std::uint64_t> take_bytes(std::uint64_t bytes, std::string* into);

  /// Bytes taken so far, a byte order mark at the head included; it is never seen.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  /// ByteInput::skip_damage. What was at hand is dropped.
  [[nodiscard]] bool skip_damage();
  /// ByteInput::stored_bytes.
  [[nodiscard]] std::uint64_t stored_bytes() const { return input_->stored_bytes(); }

 private:
  std::unique_ptr<ByteInput> input_;
  std::string_view pending_;
  std::uint64_t offset_ = 0;
  bool is_fresh_ = true;
};

/// All bytes of `input`, without a byte order mark. InvalidArgument for more
/// than `max_bytes`.
[[nodiscard]] base::Result<std::string> read_whole(ByteReader& input, std::uint64_t max_bytes);

/// Appends what is left of `input` to `bytes`, the first of it, until these are `kept_bytes`; what
/// comes after is read and dropped. InvalidArgument for more than `max_bytes` in all.
[[nodiscard]] base::Result<void> read_rest(ByteReader& input, std::string& bytes,
                                           std::uint64_t kept_bytes, std::uint64_t max_bytes);

}  // namespace tracuu::indexer
