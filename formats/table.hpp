// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "schema/date.hpp"

namespace tracuu::formats {

/// A part of a whole: 0.25 is shown as 25 %.
struct Share {
  double value = 0;

  bool operator==(Share const&) const = default;
};

/// What stands in a cell: nothing, text (any UTF-8; never read as a formula), a whole number, a
/// share, a day.
using TableCell = std::variant<std::monostate, std::string, std::int64_t, Share, schema::Date>;

using TableRow = std::vector<TableCell>;

/// Rows under a head, to be written as a sheet of a workbook or as CSV. A row may be shorter than
/// `columns`, never longer.
struct Table {
  std::string name;                  ///< of the sheet: 1 to 31 characters, none of []:*?/\ .
  std::vector<std::string> columns;  ///< the head
  std::vector<TableRow> rows;
};

}  // namespace tracuu::formats
