// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tracuu::analyzers {

/// A stretch of time named in a query, and where: bytes [begin, end) of the
/// text, with the words that make it one ("tháng", "trước năm", "từ").
struct PeriodExpression {
  std::optional<std::chrono::year_month_day> from;  ///< first day; nothing = open
  std::optional<std::chrono::year_month_day> to;    ///< last day; nothing = open
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(PeriodExpression const&) const = default;
};

/// All periods of a query, in order, without overlap:
///
///     11/7/2023, 11-7-2023, ngày 11 tháng 7 năm 2023       the day
///     tháng 7/2023, tháng 7 năm 2023, 7/2023               the month
///     quý II/2023, quý 2 năm 2023                          three months
///     6 tháng đầu năm 2023, 3 tháng cuối năm 2023          so many months
///     nửa đầu năm 2023                                     six months
///     đầu, giữa, cuối năm 2023                             four months each
///     năm 2019, cả năm 2019, 2019                          the year
///     nhiệm kỳ 2020-2025, giai đoạn 2021 - 2025, 2020–2025, từ 2015 đến 2018,
///     từ tháng 1 đến tháng 6 năm 2023                      first to last day
///     năm học 2022-2023                                    September to May
///     từ năm 2020 (đến nay), trước năm 2010, sau năm 2015  open on one side
///
/// in any case and any Unicode form; each of the words with its marks or with
/// none. "2019" alone is read only at the end of the text and "7/2023" only
/// where no number is expected: a query that is not read as a period still
/// finds its digits as words, one that is read wrongly finds nothing. Not periods: "24/7", "11/7",
/// "số 11/2023", "Nghị định 30/2020", "11/2023/QĐ-UBND", "2020 người", the year
/// in the name of a law ("Luật Đất đai năm 2013"), a plan's horizon ("tầm nhìn
/// đến năm 2050"), lunar dates. Bare years are those of 1945 to 2099. Time is
/// linear in the text. Thread-safe.
[[nodiscard]] std::vector<PeriodExpression> find_periods(std::string_view text);

}  // namespace tracuu::analyzers
