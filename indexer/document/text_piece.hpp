// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace tracuu::indexer {

/// The first piece of a long text, to be analysed by itself.
struct TextPiece {
  std::string_view text;
  bool ends_sentence = false;  ///< no pair of words goes over its end
};

/// Cuts off a piece of at most `max_bytes`, at the end of a sentence if there is one in its second
/// half: its words are those of the whole text then. REQUIRES: `text` is not empty, max_bytes >= 8.
/// Thread-safe.
[[nodiscard]] TextPiece first_piece(std::string_view text, std::size_t max_bytes);

}  // namespace tracuu::indexer
