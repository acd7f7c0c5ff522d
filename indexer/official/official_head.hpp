// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.hpp"

namespace tracuu::indexer {

/// What the head of an official document (Decree 30/2020/NĐ-CP) says.
struct OfficialHead {
  std::optional<schema::Date> date;  ///< of the line "Vân Khê, ngày 11 tháng 7 năm 2023"
  std::string title;                 ///< "QUYẾT ĐỊNH Về việc …", "V/v …"; may be empty
  std::vector<std::size_t> title_lines;
  std::vector<std::size_t> motto_lines;  ///< of the state or the Party, and rules
};

/// Reads the first lines of a document. Any Unicode form is understood. Thread-safe.
[[nodiscard]] OfficialHead read_official_head(std::vector<std::string_view> const& lines);

/// "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG
/// SẢN VIỆT NAM", alone or together on a line. Thread-safe.
[[nodiscard]] bool is_motto(std::string_view line);

/// Whether all letters of `text` are capitals, and there are some. Thread-safe.
[[nodiscard]] bool is_in_capitals(std::string_view text);

}  // namespace tracuu::indexer
