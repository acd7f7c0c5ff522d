// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Gathers the cells of a sheet, in any order, and writes them as text: a row a line, its cells
/// apart by a TAB, columns that are empty in the whole sheet left out; a row with one cell is that
/// cell. What stands below a merged cell, and hidden rows and columns, are left out. Not
/// thread-safe.
class SheetText {
 public:
  /// Cells up to this are kept; the rest is cut.
  static constexpr std::size_t kMaxCells = 1'000'000;

  /// A cell with its text, as it is shown.
  void add(std::uint32_t row, std::uint32_t column, std::string text);
  void hide_row(std::uint32_t row) { hidden_rows_.push_back(row); }
  void hide_columns(std::uint32_t first, std::uint32_t last);
  /// From (row, column) to (last_row, last_column), both in it.
  void merge(std::uint32_t row, std::uint32_t column, std::uint32_t last_row,
             std::uint32_t last_column);

  [[nodiscard]] bool is_cut() const { return is_cut_; }
  /// Hidden rows and columns that had cells, once lines() has left them out.
  [[nodiscard]] std::size_t dropped_rows() const { return dropped_rows_; }
  [[nodiscard]] std::size_t dropped_columns() const { return dropped_columns_; }

  /// The lines, each with its end.
  [[nodiscard]] std::string lines();

 private:
  struct Cell {
    std::uint32_t row;
    std::uint32_t column;
    std::string text;
  };
  struct Area {
    std::uint32_t row;
    std::uint32_t column;
    std::uint32_t last_row;
    std::uint32_t last_column;
  };

  void drop_hidden();
  void drop_merged();

  std::vector<Cell> cells_;
  std::vector<std::uint32_t> hidden_rows_;
  std::vector<bool> hidden_columns_;
  std::vector<Area> merged_;
  std::size_t dropped_rows_ = 0;
  std::size_t dropped_columns_ = 0;
  bool is_cut_ = false;
};

/// The text of a workbook of sheets.
class WorkbookText {
 public:
  explicit WorkbookText(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}

  /// Adds a sheet with its name, if that is more than "Sheet1": before its rows, but after those of
  /// the first sheet, whose first lines are the head of the document.
  void add(std::string_view name, SheetText& sheet);
  void add_hidden(std::string_view name);

  [[nodiscard]] bool is_full() const { return text_.size() >= max_bytes_; }
  [[nodiscard]] std::string const& text() const { return text_; }
  /// Where the sheets that have text begin, counted with those that are hidden or empty.
  [[nodiscard]] std::vector<schema::PageStart> const& pages() const { return pages_; }
  /// What was left out, a sentence each: for the report.
  [[nodiscard]] std::vector<std::string> remarks() const;

 private:
  std::uint64_t max_bytes_;
  std::string text_;
  std::size_t sheets_ = 0;  ///< so far
  std::vector<schema::PageStart> pages_;
  std::vector<std::string> hidden_;
  std::vector<std::string> remarks_;
};

}  // namespace tracuu::indexer
