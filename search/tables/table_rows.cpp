// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tracuu::search {

namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    std::size_t const at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

base::Error bad_line(std::size_t line, std::string_view what) {
  return {base::ErrorCode::InvalidArgument, fmt::format("line {}: {}", line, what), ""};
}

}  // namespace

base::Result<std::vector<TableRow>> read_table(std::string_view tsv,
                                               std::span<std::string_view const> columns) {
  std::vector<TableRow> rows;
  bool has_names = false;
  std::size_t line = 0;
  for (std::string_view const text : split(tsv, "\n")) {
    ++line;
    if (text.empty() || text.front() == '#') continue;
    std::vector<std::string_view> cells = split(text, "\t");
    if (!has_names) {
      if (!std::ranges::equal(cells, columns)) return bad_line(line, "other columns than expected");
      has_names = true;
      continue;
    }
    if (cells.size() != columns.size()) return bad_line(line, "too many or too few columns");
    if (std::ranges::any_of(cells, &std::string_view::empty)) {
      return bad_line(line, "an empty cell");
    }
    rows.push_back({line, std::move(cells)});
  }
  return rows;
}

std::vector<std::string_view> split_alternatives(std::string_view cell) {
  return split(cell, " | ");
}

}  // namespace tracuu::search
