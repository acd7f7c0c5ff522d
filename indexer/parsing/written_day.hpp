// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "schema/date.hpp"

namespace tracuu::indexer {

/// The day in Vietnam that the value of a date field names: ISO with or without a time and zone
/// ("2023-07-10T20:30:00Z" is 11 July there), all that feed_day and analyzers::find_date know,
/// "20230711", "11/7/23", seconds or milliseconds since 1970 ("1689000000",
/// "/Date(1689000000000)/"). Thread-safe.
[[nodiscard]] std::optional<schema::Date> written_day(std::string_view text);

/// The day in Vietnam of seconds or milliseconds since 1970, between 1973 and 2100; nothing for
/// other numbers. Thread-safe.
[[nodiscard]] std::optional<schema::Date> day_of_epoch(std::int64_t number);

}  // namespace tracuu::indexer
