// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include "analyzers/text_scanner.hpp"

namespace tracuu::analyzers {

/// First and last day; nothing = open.
struct Period {
  std::optional<std::chrono::year_month_day> from;
  std::optional<std::chrono::year_month_day> to;
};

// The forms of a period. Each function reads its form at the scanner, which moves
// after it, or gives nothing. Whether such words are a period where they stand
// is for the caller to say (period_expression.cpp). REQUIRES: the text is NFC.

/// "11/7/2023", "ngày 11 tháng 7 năm 2023".
[[nodiscard]] std::optional<Period> read_day(TextScanner& scanner);

/// "tháng 7/2023", "tháng bảy năm 2023".
[[nodiscard]] std::optional<Period> read_month_of_year(TextScanner& scanner);

/// "7/2023", without blanks.
[[nodiscard]] std::optional<Period> read_numeric_month(TextScanner& scanner);

/// "quý II/2023", "quý 2 năm 2023".
[[nodiscard]] std::optional<Period> read_quarter(TextScanner& scanner);

/// "6 tháng đầu năm 2023", "3 tháng cuối năm 2023", "nửa đầu năm 2023".
[[nodiscard]] std::optional<Period> read_months_of_year(TextScanner& scanner);

/// "đầu năm 2023": what people call so is not sharp, and the year has three such parts.
[[nodiscard]] std::optional<Period> read_part_of_year(TextScanner& scanner);

/// "năm 2019", "cả năm 2019".
[[nodiscard]] std::optional<Period> read_whole_year(TextScanner& scanner);

/// "2019" with nothing but closing marks after it.
[[nodiscard]] std::optional<Period> read_last_year(TextScanner& scanner);

/// "2020-2025" with what it is called: "nhiệm kỳ 2020-2025", "năm học 2022-2023".
[[nodiscard]] std::optional<Period> read_year_range(TextScanner& scanner);

/// "từ 2015 đến 2018", "từ năm 2020 đến nay", "từ năm 2020"; "từ 2020" only at
/// the end of the text ("giảm từ 2020 xuống 1950").
[[nodiscard]] std::optional<Period> read_from(TextScanner& scanner);

/// "trước năm 2010", "sau tháng 7/2023".
[[nodiscard]] std::optional<Period> read_before_or_after(TextScanner& scanner);

}  // namespace tracuu::analyzers
