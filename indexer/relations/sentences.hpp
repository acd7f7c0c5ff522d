// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// A piece of a text that ends with a full stop or with its line.
struct Sentence {
  std::string_view text;  ///< trimmed, without the mark of a list in front
  bool begins_line = false;
  bool ends_line = false;
  bool is_item = false;  ///< the line began with "1.", "a)", "-" …
};

/// The sentences of `text` (NFC), in order; views into it. Words that an amendment quotes (“…”) are
/// those of another document: a sentence ends before them and goes on after them, and they are in
/// none. "Điều 5. Hiệu lực" is two sentences. Linear. Thread-safe.
[[nodiscard]] std::vector<Sentence> split_sentences(std::string_view text);

}  // namespace tracuu::indexer
