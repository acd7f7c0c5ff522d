// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// Gathers the paragraphs of an office document while its XML is walked. A row
/// of a table is one line, with tabs between its cells; but a row of which a cell holds several
/// paragraphs, or the motto or the place and date of an official document, lays out the page, and
/// its cells are read one after the other. Paragraphs in paragraphs (text boxes) come first. Not
/// thread-safe.
class OfficeParagraphs {
 public:
  void begin_paragraph() { open_.emplace_back(); }
  /// Ends the innermost paragraph. Its text, white space collapsed.
  std::string end_paragraph();

  /// Adds to the innermost paragraph; text outside of one is dropped.
  void add(std::string_view text);

  void begin_row() { rows_.emplace_back(); }
  void begin_cell();
  void end_row();

  /// All paragraphs so far, one a line.
  [[nodiscard]] std::string const& text() const { return text_; }

 private:
  using Cell = std::vector<std::string>;
  using Row = std::vector<Cell>;

  static bool is_letterhead(Row const& row);
  void emit(std::string paragraph);

  std::vector<std::string> open_;  ///< paragraphs, the innermost last
  std::vector<Row> rows_;          ///< of tables in tables, the innermost last
  std::string text_;
};

/// `text` with runs of blanks, tabs and line ends as one blank, none at the ends.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace tracuu::indexer
