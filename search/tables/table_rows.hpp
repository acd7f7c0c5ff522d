// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tracuu::search {

/// One row of a table: its line (counted from 1) and its cells, none of them empty.
struct TableRow {
  std::size_t line = 0;
  std::vector<std::string_view> cells;
};

/// The rows of a table of data/tables/ (data/tables/README.md, "Form"), without its
/// comments and the line of column names, which must be `columns`. InvalidArgument
/// with the number of the line if a row has more or fewer cells or an empty one.
/// The rows are views into `tsv`. Thread-safe.
[[nodiscard]] base::Result<std::vector<TableRow>> read_table(
    std::string_view tsv, std::span<std::string_view const> columns);

/// "a | b" -> {"a", "b"}: views into `cell`.
[[nodiscard]] std::vector<std::string_view> split_alternatives(std::string_view cell);

}  // namespace tracuu::search
