// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "schema/date.hpp"

namespace tracuu::schema {

/// Reads a year, month or day as a person writes it, in ISO 8601 ("2023", "2023-07",
/// "2023-07-11") or with the day first, as in Vietnam. The range covers all of it.
///
///     7/2023, 07-2023, 7.2023               the month
///     11/7/2023, 11-7-2023, 2023/07/11      the day
///     11/7/23                               the day; of 70 to 99 the century is the twentieth
///     năm 2009, nam 2009                    the year
///     tháng 7/2023, tháng 7 năm 2023, T7/2023   the month
///     quý 3/2023, quý III năm 2023, Q3/2023     the quarter
///     ngày 11/7/2023, 11 tháng 7 năm 2023   the day
///
/// Words may lack their marks and be written large. Nothing for any other form and for days that do
/// not exist. Thread-safe.
[[nodiscard]] std::optional<DateRange> parse_written_period(std::string_view text);

}  // namespace tracuu::schema
