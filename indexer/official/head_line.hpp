// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "schema/date.hpp"

namespace tracuu::indexer {

/// What a cell of the head of a document is.
enum class HeadKind {
  Motto,      ///< of the state or the Party
  Rule,       ///< lines, stars, "-o0o-"
  Number,     ///< "Số: 119/QĐ-UBND", also not filled in
  Standard,   ///< "TCVN 13927:2023"
  PlaceDate,  ///< "Vân Khê, ngày 11 tháng 7 năm 2023"
  Subject,    ///< "V/v …", "Về việc …"
  Addressee,  ///< "Kính gửi: …"
  AnnexNote,  ///< "(Ban hành kèm theo …", and other lines in brackets
  Basis,      ///< "Căn cứ …": the text begins
  Part,       ///< "Điều 1", "Chương I", "1.", "-"
  FormCode,   ///< "Mẫu số 5", "B1-2-TMDA"
  Noise,      ///< stamps of signatures, addresses of sites, file names, page numbers, labels
  Other,
};

/// One cell of a line: the columns of a letterhead share lines in the text of many formats.
struct HeadCell {
  std::string_view text;  ///< trimmed; of the line
  std::size_t line = 0;
  std::size_t cells_of_line = 1;
  HeadKind kind = HeadKind::Other;
  std::optional<schema::Date> date;  ///< of PlaceDate; nothing if it waits for handwriting
};

/// "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG
/// SẢN VIỆT NAM", alone or together on a line. Thread-safe.
[[nodiscard]] bool is_motto(std::string_view line);

/// Whether a motto ends `line`, in which it may share the line with another column; not if it is
/// part of a sentence ("… nước Cộng hòa xã hội chủ nghĩa Việt Nam"). Thread-safe.
[[nodiscard]] bool ends_in_motto(std::string_view line);

/// Whether `line` has no words, or "o0o". Thread-safe.
[[nodiscard]] bool is_rule(std::string_view line);

/// The cells of the head of `lines`, in order: to the line with which the text begins ("Căn
/// cứ", "Điều 1"), which is the last, and 60 lines at most. Cells are apart by tabs, bars, three
/// blanks or more, or by what they are: a motto, a number, a place and day. Views into `lines`;
/// time is linear in the first bytes of the head's lines. Thread-safe.
[[nodiscard]] std::vector<HeadCell> head_cells(std::vector<std::string_view> const& lines);

}  // namespace tracuu::indexer
