// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::analyzers {

/// A document named as people name it in a query: bytes [begin, end) of the
/// text, from the first to the last thing that was understood.
struct SpokenDocumentNumber {
  std::string type;       ///< folded symbol: "QD"; "" = any, as in "văn bản số 119"
  bool is_order = false;  ///< "lệnh" of the President: not "luật", which has the same symbol
  std::string number;     ///< without leading zeros
  std::string year;       ///< "" = not said; that of `day`, if one is said
  std::optional<std::chrono::year_month_day> day;  ///< of its issue
  std::vector<std::string> issuers;                ///< folded symbols: "UBND", "QH13"
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first document named in `text` by type and number, in any case and
/// Unicode form, with marks or with none. Number, year or day, and those who issued it
/// stand in any order round the type:
///
///     Quyết định số 119 của UBND       -> QD 119 UBND     QĐ 119            -> QD 119
///     Nghị định 30 năm 2020            -> ND 30 2020      Thông tư 26/2020  -> TT 26 2020
///     chỉ thị số 39 của Trung ương     -> CT 39 TW        cong van so 456   -> CV 456
///     Thủ tướng, quyết định 267/2016   -> QD 267 2016 TTG
///     thông tư liên tịch 1 của Bộ Y tế và Bộ Tài chính  -> TTLT 1 BYT BTC
///     20 2014 TT BTC, TT-BTC 20/2014   -> TT 20 2014 BTC
///     267/QĐ-TTg ngày 19/2/2016        -> QD 267 2016 TTG (a number that has no year)
///
/// A document number that says it all ("Quyết định số 119/QĐ-UBND") is none: that is
/// document_number.hpp's. Nor are counts ("kế hoạch 5 năm", "thông báo 30
/// người") and years ("báo cáo 2023"). Laws have names instead of numbers: "Luật
/// 13" is none without "số", year or issuer. Symbols that are words or other abbreviations too
/// ("tt 26", "kh 5") need "số", capitals or an issuer. Time is linear in the
/// text. Thread-safe.
[[nodiscard]] std::optional<SpokenDocumentNumber> find_spoken_document_number(
    std::string_view text);

}  // namespace tracuu::analyzers
