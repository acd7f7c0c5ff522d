// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::indexer {

/// The code of a number format that a workbook need not write down (ECMA-376-1, 18.8.30, numFmt;
/// those of dates as a Vietnamese Excel has them); "General" for what is none.
[[nodiscard]] std::string_view built_in_number_format(unsigned id);

/// A number as its cell shows it in a Vietnamese Excel:
///
///     1234567     "#,##0"           1.234.567
///     0.125       "0.0%"            12,5%
///     45119       "dd/mm/yyyy"      12/07/2023
///     -5          "0;(0)"           (5)
///
/// `code` is a format code (ECMA-376-1, 18.8.31); colours, conditions and fills are left out.
/// `is_from_1904`: day 0 is 1904-01-01, else 1899-12-31 (with the 29 February that 1900 had not).
/// Thread-safe.
[[nodiscard]] std::string format_number(double value, std::string_view code, bool is_from_1904);

}  // namespace tracuu::indexer
