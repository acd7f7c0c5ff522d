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
  std::array<std::int32_t, 64>
      balance_{};  ///< of each bit: pairs that set it less those that don't
  std::size_t pairs_ = 0;
  std::uint64_t numbers_ = 0;
};

}  // namespace tracuu::indexer
