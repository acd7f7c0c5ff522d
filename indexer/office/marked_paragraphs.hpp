// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/office/office_paragraphs.hpp"

namespace tracuu::indexer {

/// Gathers the paragraphs of documents in which paragraphs, cells and rows are known by the marks
/// at their ends (RTF, Word before 2007), as OfficeParagraphs does where they have a beginning. Not
/// thread-safe.
class MarkedParagraphs {
 public:
  void add(std::string_view text) { paragraph_ += text; }

  /// Ends the paragraph: one of a cell, or one outside of tables, which ends a row that had no
  /// mark. Its text as it was added.
  std::string end_paragraph(bool is_in_table);
  void end_cell();
  void end_row();

  /// All rows and paragraphs that have ended, one a line.
  [[nodiscard]] std::string const& text() const { return paragraphs_.text(); }
  /// Bytes of what has not.
  [[nodiscard]] std::size_t open_bytes() const { return paragraph_.size(); }

 private:
  std::string paragraph_;
  std::vector<std::string> cell_;                ///< its paragraphs
  std::vector<std::vector<std::string>> cells_;  ///< of the row
  OfficeParagraphs paragraphs_;
};

}  // namespace tracuu::indexer
