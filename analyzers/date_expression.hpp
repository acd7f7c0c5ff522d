// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tracuu::analyzers {

/// A day written in running text, and where: bytes [begin, end) of the text,
/// from the first digit to the last ("ngày" and "Thứ ba," are not part of it).
struct DateExpression {
  std::chrono::year_month_day date;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first complete date (day, month and year of four digits) that begins at
/// or after byte `from`: "Thứ ba, 11/07/2023", "11-7-2023", "11.07.2023",
/// "ngày 11 tháng 7 năm 2023", "11 Tháng Bảy, 2023", "11 tháng 7/2023",
/// "11/7 năm 2023", "2023-07-11". Day comes first (field practice: Vietnamese
/// pages never put the month first). Not a date: days that do not exist, years
/// before 1000, digits that go on ("111/07/2023", "11/07/20234"), document
/// numbers ("11/2023/QĐ-UBND", "11/07/2023/QĐ-UBND"). Works on NFC, NFD, mixed
/// and unmarked text in any letter case; bytes that are not UTF-8 are stepped
/// over. Time is linear in the text. Thread-safe.
[[nodiscard]] std::optional<DateExpression> find_date(std::string_view text, std::size_t from = 0);

/// The date that begins exactly at byte `begin`, the first digit of a row of
/// digits: one step of find_date. Thread-safe.
[[nodiscard]] std::optional<DateExpression> match_date(std::string_view text, std::size_t begin);

}  // namespace tracuu::analyzers
