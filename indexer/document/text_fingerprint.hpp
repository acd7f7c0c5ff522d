// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "analyzers/token.hpp"
#include "schema/fingerprint.hpp"

namespace tracuu::indexer {

/// Takes the fingerprint of a text from its tokens, part by part. Not thread-safe.
class TextFingerprint {
 public:
  /// The tokens of a part of the text: its pairs and numbers count.
  void add(analyzers::TokenList const& tokens);

  /// Nothing for a text too short to be told from others by its pairs.
  [[nodiscard]] std::optional<schema::Fingerprint> value() const;

 private:
  void count(std::uint64_t hash);

  /// How many pairs set each of the 64 bits, as 64 binary numbers side by side:
  /// ones_[i] holds bit i of every count.
  std::array<std::uint64_t, 32> ones_{};
  std::size_t pairs_ = 0;
  std::uint64_t numbers_ = 0;
};

}  // namespace tracuu::indexer
