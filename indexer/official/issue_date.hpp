// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/official/head_line.hpp"
#include "schema/date.hpp"

namespace tracuu::indexer {

// Where the day of issue stands when no line of the head is place and day. All thread-safe.

/// "Số: 12/QĐ-UB ngày 3/4/1999": the day beside a number.
[[nodiscard]] std::optional<schema::Date> date_of_number_line(std::string_view line);

/// The day in the first words of a title, after its own number: "NGHỊ ĐỊNH … SỐ 45/1998/NĐ-CP NGÀY
/// 11 THÁNG 5 NĂM 1998 VỀ …". Days after "về", and after a number that it cites, are those of
/// something else.
[[nodiscard]] std::optional<schema::Date> date_of_title(std::string_view title);

/// The day on which a law, an ordinance or a resolution was passed, in its last clause: "Luật
/// này được Quốc hội … thông qua ngày 22 tháng 6 năm 2023."
[[nodiscard]] std::optional<schema::Date> date_of_passing(
    std::vector<std::string_view> const& lines);

/// Place and day above the signature, in the last lines.
[[nodiscard]] std::optional<schema::Date> date_of_signature(
    std::vector<std::string_view> const& lines);

/// "(Ban hành kèm theo Quyết định số … ngày 12 tháng 6 năm 2002 …", over two cells.
[[nodiscard]] std::optional<schema::Date> date_of_annex_note(std::vector<HeadCell> const& cells);

}  // namespace tracuu::indexer
