// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "indexer/bytes/byte_input.hpp"

namespace tracuu::indexer {

/// Streams the lines of a file, of standard input or of any other input, packed
/// with gzip or not, through a fixed buffer: a file of any size takes the memory of one line.
/// Messages do not name the file: the caller does. Not thread-safe.
class LineReader {
 public:
  struct Line {
    std::uint64_t number = 0;  ///< counted from 1, blank lines too
    std::string text;          ///< without line end and without a byte order mark
  };

  /// Opens a file. One that ends in .gz must be gzip, others are read as they are.
  [[nodiscard]] static base::Result<LineReader> open(std::filesystem::path const& path,
                                                     std::uint64_t max_line_bytes);

  /// Reads the process's standard input; gzip is recognised by its first bytes.
  [[nodiscard]] static base::Result<LineReader> open_standard_input(std::uint64_t max_line_bytes);

  /// Reads `input`, already unpacked.
  LineReader(std::unique_ptr<ByteInput> input, std::uint64_t max_line_bytes);

  LineReader(LineReader&&) noexcept;
  LineReader& operator=(LineReader&&) noexcept;
  ~LineReader();

  /// The next line that is not blank; nothing at the end. InvalidArgument for a
  /// line that is too large (reading goes on after it); Io for a broken or
  /// truncated file (which ends there: the part of a line before it is dropped).
  [[nodiscard]] base::Result<std::optional<Line>> next();

  /// Number of the line that next() returned or refused last.
  [[nodiscard]] std::uint64_t line_number() const;

  /// True once the end or an Io error was met: next() has nothing more.
  [[nodiscard]] bool at_end() const;

  /// Bytes consumed as stored; of standard input, as unpacked.
  [[nodiscard]] std::uint64_t consumed_bytes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::indexer
