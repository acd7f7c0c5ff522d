// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sheets/sheet_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// "Sheet1", "Trang tính 2", "Bảng3": the name that a program gives.
bool is_given_name(std::string_view name) {
  std::string folded = fold_line(name);
  while (!folded.empty() &&
         (folded.back() == ' ' || (folded.back() >= '0' && folded.back() <= '9'))) {
    folded.pop_back();
  }
  return folded.empty() || folded == "sheet" || folded == "trang tinh" || folded == "bang" ||
         folded == "trang_tinh";
}

/// On one line: runs of blanks, tabs and line ends as one blank.
std::string cell_line(std::string_view text) {
  std::string line;
  bool is_blank_due = false;
  for (char const c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      is_blank_due = !line.empty();
      continue;
    }
    if (std::exchange(is_blank_due, false)) line += ' ';
    line += c;
  }
  return line;
}

}  // namespace

void SheetText::add(std::uint32_t row, std::uint32_t column, std::string text) {
  if (cells_.size() >= kMaxCells) {
    is_cut_ = true;
    return;
  }
  text = cell_line(text);
  if (!text.empty()) cells_.push_back({row, column, std::move(text)});
}

void SheetText::hide_columns(std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t kMostColumns = 16'384;
  hidden_columns_.resize(kMostColumns);
  for (std::uint32_t column = first; column <= last && column < kMostColumns; ++column) {
    hidden_columns_[column] = true;
  }
}

void SheetText::merge(std::uint32_t row, std::uint32_t column, std::uint32_t last_row,
                      std::uint32_t last_column) {
  if (row <= last_row && column <= last_column)
    merged_.push_back({row, column, last_row, last_column});
}

void SheetText::drop_hidden() {
  std::ranges::sort(hidden_rows_);
  std::set<std::uint32_t> rows;
  std::set<std::uint32_t> columns;
  std::erase_if(cells_, [&](Cell const& cell) {
    bool const is_in_row = std::ranges::binary_search(hidden_rows_, cell.row);
    bool const is_in_column = cell.column < hidden_columns_.size() && hidden_columns_[cell.column];
    if (is_in_row) rows.insert(cell.row);
    if (is_in_column && !is_in_row) columns.insert(cell.column);
    return is_in_row || is_in_column;
  });
  dropped_rows_ = rows.size();
  dropped_columns_ = columns.size();
}

void SheetText::drop_merged() {
  // Merged areas don't overlap: of those of a column, the one that begins last at or above a cell.
  std::map<std::pair<std::uint32_t, std::uint32_t>, Area> by_column;
  for (Area const& area : merged_) {
    constexpr std::uint32_t kMostColumns = 512;
    std::uint32_t const last = std::min(area.last_column, area.column + kMostColumns);
    for (std::uint32_t column = area.column; column <= last; ++column) {
      by_column.emplace(std::pair(column, area.row), area);
      if (by_column.size() > kMaxCells) return;
    }
  }
  std::erase_if(cells_, [&by_column](Cell const& cell) {
    auto after = by_column.upper_bound({cell.column, cell.row});
    if (after == by_column.begin()) return false;
    auto const& [place, area] = *--after;
    return place.first == cell.column && cell.row <= area.last_row &&
           (cell.row != area.row || cell.column != area.column);
  });
}

std::string SheetText::lines() {
  drop_hidden();
  drop_merged();
  std::ranges::stable_sort(cells_, {},
                           [](Cell const& cell) { return std::tuple(cell.row, cell.column); });
  std::vector<std::uint32_t> columns;
  for (Cell const& cell : cells_) columns.push_back(cell.column);
  std::ranges::sort(columns);
  columns.erase(std::ranges::unique(columns).begin(), columns.end());
  std::string text;
  for (std::size_t begin = 0; begin < cells_.size();) {
    std::size_t end = begin;
    while (end < cells_.size() && cells_[end].row == cells_[begin].row) ++end;
    std::size_t tabs = 0;
    for (std::size_t i = begin; i < end; ++i) {
      auto const column = static_cast<std::size_t>(
          std::ranges::lower_bound(columns, cells_[i].column) - columns.begin());
      // Wider gaps are no cells of one table.
      constexpr std::size_t kMostTabs = 30;
      if (end - begin > 1) {
        std::size_t const least = i > begin ? tabs + 1 : 0;
        text.append(std::clamp(column, least, tabs + kMostTabs) - tabs, '\t');
      }
      tabs = std::max(column, tabs);
      text += cells_[i].text;
    }
    text += '\n';
    begin = end;
  }
  return text;
}

void WorkbookText::add(std::string_view name, SheetText& sheet) {
  std::string const lines = sheet.lines();
  ++sheets_;
  if (sheet.is_cut()) {
    remarks_.push_back(fmt::format("of the sheet '{}' only the first {} cells were read", name,
                                   SheetText::kMaxCells));
  }
  if (sheet.dropped_rows() + sheet.dropped_columns() > 0) {
    remarks_.push_back(
        fmt::format("of the sheet '{}' {} hidden rows and {} hidden columns were left out", name,
                    sheet.dropped_rows(), sheet.dropped_columns()));
  }
  if (lines.empty()) return;
  bool const is_first = pages_.empty();
  pages_.push_back({sheets_, text_.size(), cell_line(name)});
  std::string const own_name = is_given_name(name) ? "" : pages_.back().name + "\n";
  std::string const both = is_first ? lines + own_name : own_name + lines;
  std::size_t const room = max_bytes_ - text_.size();
  if (both.size() <= room) {
    text_ += both;
    return;
  }
  std::size_t const end = std::string_view(both).substr(0, room).rfind('\n');
  if (end != std::string::npos) text_.append(both, 0, end + 1);
  remarks_.push_back(fmt::format("its text was cut in the sheet '{}', at the limit of {} bytes",
                                 name, max_bytes_));
  max_bytes_ = text_.size();
}

void WorkbookText::add_hidden(std::string_view name) {
  ++sheets_;
  hidden_.emplace_back(name);
}

std::vector<std::string> WorkbookText::remarks() const {
  std::vector<std::string> all = remarks_;
  for (std::string const& name : hidden_) {
    all.push_back(fmt::format("the hidden sheet '{}' was left out", name));
  }
  return all;
}

}  // namespace tracuu::indexer
