// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "formats/table.hpp"

namespace tracuu::formats {

/// `table` as CSV (RFC 4180) with a byte order mark, its head first; its name is left out. Text as
/// csv_cell writes it, days as "2026-12-01", shares as "0.2500". Thread-safe.
[[nodiscard]] std::string table_csv(Table const& table);

}  // namespace tracuu::formats
