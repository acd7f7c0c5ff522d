// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/charset/charset.hpp"

namespace tracuu::indexer {

/// The fonts of a Word document before 2007 that are made for legacy charsets, and the styles that
/// are set in them. Const member functions are thread-safe.
class WordFonts {
 public:
  /// No font of its own.
  static constexpr std::uint16_t kNone = 0xFFFF;

  WordFonts() = default;
  /// From the style sheet ([MS-DOC] 2.9.271, STSH) and the table of fonts (2.9.286, SttbfFfn).
  WordFonts(std::string_view style_sheet, std::string_view font_table);

  /// What the font of characters tells, by its number, or without one by the style of their
  /// paragraph.
  [[nodiscard]] std::optional<analyzers::FontHint> hint(std::uint16_t font,
                                                        std::uint16_t style) const;

 private:
  void read_fonts(std::string_view table);
  void read_styles(std::string_view sheet);

  std::vector<std::optional<analyzers::FontHint>> hints_;  ///< by the number of the font
  std::vector<std::uint16_t> style_fonts_;
};

}  // namespace tracuu::indexer
