// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/date.hpp"

namespace tracuu::indexer {

/// The day that a timestamp of a page names in Vietnam: "2023-07-10T18:30:00Z"
/// is 11 July there, seven hours ahead of UTC. Also other forms that first_day
/// knows. Thread-safe.
[[nodiscard]] std::optional<schema::Date> publication_day(std::string_view timestamp);

/// The first day that `text` writes in any form that analyzers::find_date knows, or with blanks
/// round its dashes, dots or slashes: "Đăng ngày: 22 - 05 - 2026". Thread-safe.
[[nodiscard]] std::optional<schema::Date> first_day(std::string_view text);

/// posting_stamp() of a line, also with blanks in its date. Thread-safe.
[[nodiscard]] std::optional<schema::Date> posting_day(std::string_view line);

/// `text` without the blanks round the marks between digits: "22 - 05 - 2026" -> "22-05-2026".
[[nodiscard]] std::string without_blanks_in_dates(std::string_view text);

}  // namespace tracuu::indexer
