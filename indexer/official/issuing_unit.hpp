// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/official/head_line.hpp"
#include "indexer/official/line_words.hpp"

namespace tracuu::indexer {

/// The body that issued a document, as agency_name writes it.
struct IssuingUnit {
  std::string name;                ///< "Phòng Kinh tế và Hạ tầng"; may be empty
  std::string place;               ///< "huyện Vân Khê": its own, or that of the body above it
  std::vector<std::size_t> lines;  ///< of the letterhead; empty if it was read elsewhere
};

// Where the body is named, from the surest on; each is empty where it is not. Thread-safe.

/// The left column of the letterhead, `cells` up to the title: of several bodies the lower one.
///
///     UBND HUYỆN VÂN KHÊ                ỦY BAN NHÂN DÂN
///     PHÒNG KINH TẾ - HẠ TẦNG           HUYỆN VÂN KHÊ
[[nodiscard]] IssuingUnit unit_of_letterhead(std::vector<HeadCell> const& cells,
                                             std::size_t title_cell);

/// "của" in the first words of a title: "NGHỊ ĐỊNH CỦA CHÍNH PHỦ số …", "quyết định của bộ
/// trưởng bộ tài chính về …".
[[nodiscard]] std::string unit_of_title(std::string_view title);

/// The word of a title at which the name of its issuer, from word `from` on, ends: that of "về",
/// "quy định", "số" … and the number of words if there is none.
[[nodiscard]] std::size_t end_of_issuer(LineWords const& words, std::size_t from);

/// The line before the text: "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN VÂN KHÊ".
[[nodiscard]] std::string unit_of_heading(std::vector<HeadCell> const& cells, std::size_t from);

/// "(Ban hành kèm theo Quyết định số … của UBND huyện Vân Khê)", over several cells.
[[nodiscard]] std::string unit_of_annex_note(std::vector<HeadCell> const& cells);

/// Who signed, in the last lines: "TM. ỦY BAN NHÂN DÂN XÃ YÊN LÃNG".
[[nodiscard]] std::string unit_of_signature(std::vector<std::string_view> const& lines);

/// The symbol at the end of a number, where it stands for one body: "NĐ-CP", "QH15", "TT-BTC".
[[nodiscard]] std::string unit_of_number(std::string_view number);

}  // namespace tracuu::indexer
