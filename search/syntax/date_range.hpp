// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "schema/date.hpp"

namespace tracuu::search {

/// Reads what stands after "date:": a period, or two ends joined by ".." of
/// which one may be left out. A period is written as in ISO 8601 ("2023",
/// "2023-07", "2023-07-11") or with the day first, as in Vietnam ("7/2023",
/// "11/7/2023", "11-7-2023", "11.7.2023"). Two years joined by '-' are a range
/// too ("2020-2025"), as terms of office are written.
///
///     7/2023..9/2023   ->   2023-07-01 to 2023-09-30
///     ..2019           ->   open to 2019-12-31
///
/// Nothing for anything else and for days that do not exist. Thread-safe.
[[nodiscard]] std::optional<schema::DateRange> parse_date_range(std::string_view text);

}  // namespace tracuu::search
