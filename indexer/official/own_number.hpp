// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/official/line_words.hpp"

namespace tracuu::indexer {

/// A document number where it stands.
struct PlacedNumber {
  std::string text;     ///< "119/QĐ-UBND": as written, without blanks round its marks
  std::size_t end = 0;  ///< byte after it
};

/// The number that begins at byte `at` of `text`, after blanks and the dots or lines that are
/// printed for handwriting: "119/QĐ-UBND", "28 /2003/NĐ-CP", "…05…./2006/ QĐ-UBND", "12-KH/HU",
/// "522/2002/QĐ.UB", "178/CP", "119 QĐ/UB"; any dash is '-'. Nothing for what has no digits in
/// front ("   /QĐ-UBND", to be filled in), no symbol ("Số 12"), or an address ("45 - Đường
/// …"). Thread-safe.
[[nodiscard]] std::optional<PlacedNumber> number_at(std::string_view text, std::size_t at);

/// The number of a letterhead's line "Số: 119/QĐ-UBND", "Luật số: 27/2001/QH10", "SỐ HIỆU …".
/// Nothing for every other line. Thread-safe.
[[nodiscard]] std::optional<PlacedNumber> letterhead_number(std::string_view line);

/// Whether `line` is one of a letterhead for the number, also one not filled in yet:
/// "Số:     /QĐ-UBND", "Luật số:", "Số: 01". Thread-safe.
[[nodiscard]] bool is_number_line(std::string_view line);

/// An own number in a title: its label "số" is word `label`; it ends before byte `end`.
struct NumberInTitle {
  std::string text;
  std::size_t label = 0;
  std::size_t end = 0;
};

/// Whether a verb of what a title is about ("sửa đổi", "hướng dẫn") stands before its word `label`,
/// so that a number after it is one that the title cites: between type and own number stands only
/// who issues it. Thread-safe.
[[nodiscard]] bool is_after_verb(LineWords const& title, std::size_t label);

/// Where number_of_title finds a number; `words` are those of `title`. Thread-safe.
[[nodiscard]] std::optional<NumberInTitle> own_number_in_title(std::string_view title,
                                                               LineWords const& words);

/// The own number in the first words of a title: "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 45/1998/NĐ-CP …",
/// "Công điện số 49/CĐ-TTg về việc …"; empty if there is none. Numbers after "về" or a verb
/// ("… sửa đổi Nghị định số …") are cited. Thread-safe.
[[nodiscard]] std::string number_of_title(std::string_view title);

/// The number of a line that is that of a standard: "TCVN 13927 : 2023", "QCVN
/// 102:2016/BTTTT". Thread-safe.
[[nodiscard]] std::optional<std::string> standard_number(std::string_view line);

}  // namespace tracuu::indexer
