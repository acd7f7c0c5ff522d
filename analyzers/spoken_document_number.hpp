// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::analyzers {

/// A document named as people name it in a query: bytes [begin, end) of the
/// text, from the type to the last thing that was understood.
struct SpokenDocumentNumber {
  std::string type;    ///< folded symbol: "QD"
  std::string number;  ///< without leading zeros
  std::string year;    ///< "" = not said
  std::string issuer;  ///< folded symbol: "UBND"; "" = not said or not known
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first document named in `text` by type and number, in any case and
/// Unicode form, with marks or with none:
///
///     Quyết định số 119 của UBND   -> QD 119 UBND     QĐ 119             -> QD 119
///     Nghị định 30 năm 2020        -> ND 30 2020      Thông tư 26/2020   -> TT 26 2020
///     chỉ thị số 39 của Trung ương -> CT 39 TW        cong van so 456    -> CV 456
///
/// A full document number ("Quyết định số 119/QĐ-UBND") is none: that is
/// document_number.hpp's. Nor are counts ("kế hoạch 5 năm", "thông báo 30
/// người") and years ("báo cáo 2023"). Laws have names instead of numbers: "Luật
/// 13" is none without "số". Symbols that are words or other abbreviations too
/// ("tt 26", "kh 5") need "số", capitals or an issuer. Time is linear in the
/// text. Thread-safe.
[[nodiscard]] std::optional<SpokenDocumentNumber> find_spoken_document_number(
    std::string_view text);

}  // namespace tracuu::analyzers
