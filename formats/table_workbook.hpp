// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "formats/table.hpp"

namespace tracuu::formats {

/// A workbook (Office Open XML, .xlsx).
struct TableWorkbook {
  std::string bytes;
  std::size_t cut_cells = 0;  ///< whose text was longer than kMaxCellCharacters, and ends with "…"
};

/// What a sheet may hold (Microsoft, "Excel specifications and limits").
inline constexpr std::size_t kMaxSheetRows = 1'048'576;  ///< with the head
inline constexpr std::size_t kMaxCellCharacters = 32'767;

inline constexpr std::string_view kWorkbookMediaType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `tables` as the sheets of a workbook, in order. Texts are texts: what looks like a formula, a
/// link or a number stays as it is. The head is bold, stays in sight and filters its column; days
/// are shown as 01/12/2026. Characters that XML has no place for are written as U+FFFD.
/// InvalidArgument for no table, a name that no sheet may have or that another one has, more rows
/// than kMaxSheetRows or a row longer than the head; Io, OutOfMemory. Thread-safe.
[[nodiscard]] base::Result<TableWorkbook> table_workbook(std::vector<Table> const& tables);

}  // namespace tracuu::formats
