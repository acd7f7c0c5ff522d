// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::server {

/// A stretch of plain text, and where it leads.
struct TextPiece {
  std::string text;
  std::string href;  ///< empty: it is no link

  bool operator==(TextPiece const&) const = default;
};

/// Finds the web and mail addresses in a line of plain text:
///
///     "Hỏi vanthu@hanam.example." → "Hỏi ", "vanthu@hanam.example" (mailto:…), "."
///
/// The pieces in a row are the line. Takes time in proportion to it.
[[nodiscard]] std::vector<TextPiece> linked_pieces(std::string_view line);

/// The lines of a text without blank ones, and without blanks around them.
[[nodiscard]] std::vector<std::string_view> text_lines(std::string_view text);

}  // namespace tracuu::server
