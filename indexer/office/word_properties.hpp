// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// What the properties of a stretch of a Word document before 2007 say that we ask for. `begin` and
/// `end` are places in the stream WordDocument.
struct WordRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint16_t style = 0;      ///< of a paragraph: its number in the style sheet
  std::uint16_t font = 0xFFFF;  ///< of characters: its number, or WordFonts::kNone
  bool is_in_table = false;     ///< a paragraph of a cell
  bool ends_row = false;        ///< the paragraph is the mark at the end of a row
  bool is_hidden = false;       ///< hidden characters, or deleted ones that are kept as a change
};

/// Finds the run that a place lies in. Const member functions are thread-safe.
class WordRuns {
 public:
  /// `plc` is the PlcBtePapx or PlcBteChpx of the document ([MS-DOC] 2.8.6, 2.8.5), which leads to
  /// the pages of properties in `document`, the stream WordDocument. What is broken is left out.
  static WordRuns of_paragraphs(std::string_view document, std::string_view plc);
  static WordRuns of_characters(std::string_view document, std::string_view plc);

  /// The run of `place`; the stretch without properties that it lies in if there is none.
  [[nodiscard]] WordRun at(std::uint32_t place) const;

 private:
  std::vector<WordRun> runs_;  ///< sorted
};

/// The number of the font that a list of modifiers of characters sets; WordFonts::kNone without
/// one.
[[nodiscard]] std::uint16_t font_of_modifiers(std::string_view modifiers);

}  // namespace tracuu::indexer
