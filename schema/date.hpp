// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::schema {

/// A day of the Gregorian calendar, without a time or a zone.
using Date = std::chrono::year_month_day;

/// First and last day, both included; an absent end is open.
struct DateRange {
  std::optional<Date> from;
  std::optional<Date> to;

  [[nodiscard]] bool is_open() const { return !from && !to; }
};

/// Reads "2023-07-11", also when a time follows ("2023-07-11T08:30:00+07:00").
/// Nothing for any other form and for days that do not exist.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

/// Reads one end of a range as a person writes it: "2023", "2023-07" or
/// "2023-07-11". The range covers the whole year, month or day.
[[nodiscard]] std::optional<DateRange> parse_iso_period(std::string_view text);

/// "2023-07-11".
[[nodiscard]] std::string format_iso_date(Date date);

/// "20230711": byte order is date order. Written to disk (value slot `date`).
[[nodiscard]] std::string format_value_date(Date date);

/// The inverse of format_value_date; nothing if `value` is not eight digits of a date.
[[nodiscard]] std::optional<Date> parse_value_date(std::string_view value);

/// "11/07/2023", as Vietnamese pages write it.
[[nodiscard]] std::string format_vietnamese_date(Date date);

/// The present day in Vietnam (UTC+7). Thread-safe.
[[nodiscard]] Date today();

}  // namespace tracuu::schema
