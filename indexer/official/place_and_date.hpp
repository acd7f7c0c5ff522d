// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/official/line_words.hpp"
#include "schema/date.hpp"

namespace tracuu::indexer {

/// A day written out, where: words [begin, end) from "ngày" on.
struct WordDate {
  std::optional<schema::Date> date;  ///< nothing if day or month wait for handwriting
  std::size_t end = 0;
};

/// The day that follows the word "ngày" at word `at`: "ngày 05 tháng 7 năm 2023", "ngày
/// 10/10/2003", "ngày 07/ 3/2002", "ngày …25..tháng 01 năm 2006", "ngày 0 5 tháng 7 năm 202 3" (as
/// text recognition writes), "ngày … tháng … năm 2008" (no date). Nothing if no year follows.
/// `line` is the line of `words`. Thread-safe.
[[nodiscard]] std::optional<WordDate> date_after_day(std::string_view line, LineWords const& words,
                                                     std::size_t at);

/// date_after_day without the word "ngày": `at` is that of the first number.
[[nodiscard]] std::optional<WordDate> date_at(std::string_view line, LineWords const& words,
                                              std::size_t at);

/// The end of a line that is place and day.
struct PlaceAndDate {
  /// Nothing if day or month wait for handwriting, or can't be read.
  std::optional<schema::Date> date;
  std::size_t begin = 0;  ///< byte at which the place, or "ngày", begins
  bool has_place = false;
};

/// "Vân Khê, ngày 11 tháng 7 năm 2023" at the end of `line`; before it may stand the number or
/// subject of a letter: "Số: 45/UBND-NN Vân Khê, ngày 05 tháng 6 năm 2023". A machine may have read
/// anything where day and month were written by hand: "Vân Khê, ngày o? tháng 4# năm 2023" is place
/// and day, without a date. Nothing if other words stand there, or after the day. Thread-safe.
[[nodiscard]] std::optional<PlaceAndDate> place_and_date(std::string_view line);

}  // namespace tracuu::indexer
