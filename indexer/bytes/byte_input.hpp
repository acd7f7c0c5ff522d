// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::indexer {

/// Bytes that come piece by piece: of a file, unpacked or not, of standard
/// input, of a member of an archive. Messages do not name the source: the caller
/// does. Not thread-safe.
class ByteInput {
 public:
  ByteInput() = default;
  ByteInput(ByteInput const&) = delete;
  ByteInput& operator=(ByteInput const&) = delete;
  virtual ~ByteInput() = default;

  /// The next piece, valid until the next call; empty at the end. An error is
  /// the end, too.
  [[nodiscard]] virtual base::Result<std::string_view> read() = 0;

  /// After an error: goes on after what is damaged, if the format tells where something whole
  /// begins. False if it does not, or nothing comes: the error stays the end.
  [[nodiscard]] virtual bool skip_damage() { return false; }

  /// Bytes taken from the source so far, as stored: before unpacking.
  [[nodiscard]] virtual std::uint64_t stored_bytes() const = 0;
};

/// The bytes of a file as they are. Io.
[[nodiscard]] base::Result<std::unique_ptr<ByteInput>> open_file_input(
    std::filesystem::path const& path);

/// Bytes in memory, in one piece.
[[nodiscard]] std::unique_ptr<ByteInput> open_bytes_input(std::string bytes);

/// The process's standard input, which stays open. Io.
[[nodiscard]] base::Result<std::unique_ptr<ByteInput>> open_standard_input();

/// `head`, then the bytes of `rest`, from which it was taken.
[[nodiscard]] std::unique_ptr<ByteInput> put_back(std::string head,
                                                  std::unique_ptr<ByteInput> rest);

}  // namespace tracuu::indexer
