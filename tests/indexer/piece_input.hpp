// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/bytes/byte_input.hpp"

namespace tracuu::test {

/// Gives bytes in pieces of a size.
class PieceInput : public indexer::ByteInput {
 public:
  PieceInput(std::string_view bytes, std::size_t piece_bytes)
      : bytes_(bytes), piece_bytes_(piece_bytes) {}

  base::Result<std::string_view> read() override {
    std::string_view const piece = bytes_.substr(0, piece_bytes_);
    bytes_.remove_prefix(piece.size());
    taken_ += piece.size();
    return piece;
  }
  [[nodiscard]] std::uint64_t stored_bytes() const override { return taken_; }

 private:
  std::string_view bytes_;
  std::size_t piece_bytes_;
  std::uint64_t taken_ = 0;
};

/// All that an input gives; "!message" at the end if it failed.
inline std::string read_pieces(indexer::ByteInput& input) {
  std::string all;
  while (true) {
    auto const piece = input.read();
    if (!piece) return all + "!" + piece.error().message;
    if (piece->empty()) return all;
    all += *piece;
  }
}

}  // namespace tracuu::test
