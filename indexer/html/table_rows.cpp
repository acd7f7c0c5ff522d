// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/table_rows.hpp"

#include <gumbo.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "indexer/html/html_text.hpp"
#include "indexer/html/html_walk.hpp"

namespace tracuu::indexer {

namespace {

using html_walk::is_block;
using html_walk::is_cell;
using html_walk::is_element;
using html_walk::is_text;
using html_walk::is_unread;
using html_walk::visible_bytes;
using html_walk::walk;

/// Gathers what find_row_lines asks of each row, table by table.
class RowFinder {
 public:
  std::unordered_set<HtmlNode const*> find(HtmlNode const& root) {
    tables_.emplace_back();  // rows without a table: pages that are a piece of one
    walk(
        root, [this](HtmlNode const& node) { return enter(node); },
        [this](HtmlNode const& node) { leave(node); });
    end_table();
    return std::move(lines_);
  }

 private:
  static constexpr std::size_t kMaxDataCellBytes = 1500;
  static constexpr std::size_t kMinDataRows = 3;

  struct Cell {
    std::size_t bytes = 0;
    bool break_due = false;
    bool has_lines = false;  ///< more than one
  };
  struct Row {
    HtmlNode const* node = nullptr;
    std::size_t cells = 0;    ///< with text
    bool has_blocks = false;  ///< or line breaks
    bool has_lines = false;   ///< a cell has more than one
    bool is_layout = false;   ///< a heading or a table lies in it
    bool has_long_cell = false;
  };
  struct Table {
    std::vector<Row> rows;
    std::vector<Row> open_rows;
    std::vector<Cell> open_cells;
  };

  bool enter(HtmlNode const& node) {
    if (is_text(node)) {
      add_text(visible_bytes(node.v.text.text));
      return false;
    }
    if (!is_element(node) || is_unread(node)) return false;
    GumboTag const tag = node.v.element.tag;
    if (tag == GUMBO_TAG_TABLE) {
      mark_layout();
      tables_.emplace_back();
    } else if (tag == GUMBO_TAG_TR) {
      tables_.back().open_rows.push_back({&node, 0, false, false, false, false});
    } else if (is_cell(node)) {
      tables_.back().open_cells.emplace_back();
    } else if (is_block(node) || tag == GUMBO_TAG_BR) {
      if (heading_level(node) > 0) mark_layout();
      end_line();
    }
    return true;
  }

  void leave(HtmlNode const& node) {
    GumboTag const tag = node.v.element.tag;
    Table& table = tables_.back();
    if (tag == GUMBO_TAG_TABLE) {
      end_table();
    } else if (tag == GUMBO_TAG_TR) {
      table.rows.push_back(table.open_rows.back());
      table.open_rows.pop_back();
    } else if (is_cell(node)) {
      Cell const cell = table.open_cells.back();
      table.open_cells.pop_back();
      if (table.open_rows.empty()) return;
      Row& row = table.open_rows.back();
      if (cell.bytes > 0) ++row.cells;
      row.has_lines = row.has_lines || cell.has_lines;
      row.has_long_cell = row.has_long_cell || cell.bytes > kMaxDataCellBytes;
    } else if (is_block(node)) {
      end_line();
    }
  }

  void mark_layout() {
    Table& table = tables_.back();
    if (!table.open_rows.empty()) table.open_rows.back().is_layout = true;
  }

  void end_line() {
    Table& table = tables_.back();
    if (!table.open_rows.empty()) table.open_rows.back().has_blocks = true;
    if (!table.open_cells.empty()) table.open_cells.back().break_due = true;
  }

  void add_text(std::size_t bytes) {
    if (bytes == 0 || tables_.back().open_cells.empty()) return;
    Cell& cell = tables_.back().open_cells.back();
    cell.has_lines = cell.has_lines || (cell.break_due && cell.bytes > 0);
    cell.break_due = false;
    cell.bytes += bytes;
  }

  void end_table() {
    std::vector<Row> const& rows = tables_.back().rows;
    auto const wide = static_cast<std::size_t>(
        std::ranges::count_if(rows, [](Row const& row) { return row.cells > 1; }));
    bool const lays_out = std::ranges::any_of(
        rows, [](Row const& row) { return row.is_layout || row.has_long_cell; });
    for (Row const& row : rows) {
      bool const is_line = wide < 2 ? !row.has_blocks : !row.has_lines;
      bool const is_data = wide >= kMinDataRows && !lays_out;
      if (!row.is_layout && (is_line || is_data)) lines_.insert(row.node);
    }
    tables_.pop_back();
  }

  std::vector<Table> tables_;
  std::unordered_set<HtmlNode const*> lines_;
};

}  // namespace

std::unordered_set<HtmlNode const*> find_row_lines(HtmlNode const& root) {
  return RowFinder().find(root);
}

}  // namespace tracuu::indexer
