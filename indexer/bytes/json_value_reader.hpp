// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "indexer/bytes/byte_input.hpp"
#include "indexer/bytes/byte_reader.hpp"

namespace tracuu::indexer {

/// Cuts JSON text into values, so that a file of any size takes the memory of one: the elements of
/// an array, or several values one after the other. Finds where a value ends by its brackets and
/// strings; whether it is valid is for its reader to say. Messages do not name the file. Not
/// thread-safe.
class JsonValueReader {
 public:
  JsonValueReader(std::unique_ptr<ByteInput> input, std::uint64_t max_value_bytes);

  /// A value as it is written.
  struct Value {
    std::string text;
    bool is_element = false;  ///< of an array, the outermost
  };

  /// The next value; nothing at the end. InvalidArgument for a value that is too large (reading
  /// goes on after it), for text that ends in the middle of a value or array, and for what is no
  /// JSON at all; Io as the input.
  [[nodiscard]] base::Result<std::optional<Value>> next();

  /// ByteInput::stored_bytes.
  [[nodiscard]] std::uint64_t stored_bytes() const { return input_.stored_bytes(); }

 private:
  /// The first byte of the next value; nothing at the end.
  base::Result<std::optional<char>> find_value();
  base::Result<std::optional<Value>> take_value();
  /// How many of `bytes` belong to the value that is being read.
  std::size_t scan(std::string_view bytes);
  base::Error give_up(std::string message);

  ByteReader input_;
  std::uint64_t max_value_bytes_;
  bool in_array_ = false;
  bool ended_ = false;
  // Of the value that is being read:
  std::uint64_t depth_ = 0;
  bool in_string_ = false;
  bool is_escaped_ = false;
  bool is_complete_ = false;
};

}  // namespace tracuu::indexer
