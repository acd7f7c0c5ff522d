// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::indexer {

/// Whether `text` begins as the name of an issuing body does: "UBND XÃ YÊN LÃNG", "Bộ Tài
/// chính", "chính phủ" (of a font of capitals that was lost). Thread-safe.
[[nodiscard]] bool begins_agency(std::string_view text);

/// Whether `text` is the beginning of a name that a line below completes: "BAN CHẤP HÀNH",
/// "ỦY BAN NHÂN DÂN", "BỘ". Thread-safe.
[[nodiscard]] bool is_unfinished_agency(std::string_view text);

/// Whether `text` begins with a level of places: "HUYỆN VÂN KHÊ". Thread-safe.
[[nodiscard]] bool begins_place(std::string_view text);

/// Whether `text` begins with the title of who heads an agency: "BỘ TRƯỞNG BỘ TÀI CHÍNH",
/// "CHỦ TỊCH ỦY BAN NHÂN DÂN". Thread-safe.
[[nodiscard]] bool begins_position(std::string_view text);

/// `text` without the titles that it begins with: "BỘ TÀI CHÍNH" for "BỘ TRƯỞNG BỘ TÀI CHÍNH".
/// The Prime Minister, the President and the Chief Justice issue documents themselves, so that
/// their titles stay. A view into `text`. Thread-safe.
[[nodiscard]] std::string_view without_position(std::string_view text);

/// The name of an issuing body in one spelling: NFC, "UBND", "HĐND" and the like written out,
/// the tone of "oà", "uỷ" on the first letter, and, if `text` is all in capitals or all in
/// small letters, capitals as Decree 30/2020/NĐ-CP, Appendix II, sets them:
///
///     ỦY BAN NHÂN DÂN HUYỆN VÂN KHÊ             Ủy ban nhân dân huyện Vân Khê
///     UBND xã Yên Lãng                          Ủy ban nhân dân xã Yên Lãng
///     SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NAM             Sở Giáo dục và Đào tạo Hà Nam
///
/// Names of places are known by the level before them ("huyện") or as those of provinces.
/// Thread-safe.
[[nodiscard]] std::string agency_name(std::string_view text);

}  // namespace tracuu::indexer
