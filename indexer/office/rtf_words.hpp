// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tracuu::indexer {

// The control words of the Rich Text Format Specification 1.9.1 (Microsoft, 2008) that tell where
// text goes, or are characters themselves.

/// Where the text of a group goes.
enum class RtfPlace : std::uint8_t {
  Text,
  FontTable,
  StyleSheet,
  Title,  ///< of the file's own description
  Note,   ///< footnotes, endnotes, headers, footers and text boxes: after the text
  Nowhere,
};

/// Where the text of a group goes that begins with this word; nothing for words that say nothing of
/// it. Thread-safe.
[[nodiscard]] std::optional<RtfPlace> rtf_place(std::string_view word);

/// The text that a word stands for (UTF-8); nothing for other words. Thread-safe.
[[nodiscard]] std::optional<std::string_view> rtf_character(std::string_view word);

}  // namespace tracuu::indexer
